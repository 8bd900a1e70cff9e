/** When votes and certificates arrive is told where it is known, and nowhere else. */
import { afterEach, expect, it } from 'vitest'
import { toHex } from '#crypto/bytes'
import { TestConsortium, until } from '../support/nodes.ts'

let consortium: TestConsortium
afterEach(() => consortium.close())

it('the government learns of each vote, a hospital of its own and of the certificate', async () => {
  consortium = await TestConsortium.start(['alder', 'birch'])
  const [alder, birch] = consortium.hospitals
  await consortium.stopHospital(birch!)
  const digest = await consortium.submit(alder!, 1)
  await consortium.startHospital(birch!)
  await consortium.review(digest)
  await consortium.ended(digest)
  await consortium.agree()
  const { height } = consortium.government.chain
  for (const { id, node, arrivals } of consortium.hospitals) {
    expect(consortium.arrivals).toContain(`${height} ${toHex(id)}`)
    await until('the certificate is there', () => node!.chain.height === height)
    expect(arrivals).toContain(`own vote ${height}`)
    expect(arrivals).toContain(`certificate ${height}`)
  }
})

it('blocks that a hospital fetches later come without a time', async () => {
  consortium = await TestConsortium.start(['alder', 'birch', 'cedar', 'doug'])
  const [alder, , , doug] = consortium.hospitals
  await consortium.stopHospital(doug!)
  const digest = await consortium.submit(alder!, 1)
  await consortium.review(digest)
  await consortium.ended(digest)
  const { height } = consortium.government.chain
  doug!.arrivals.length = 0
  await consortium.startHospital(doug!)
  await until('it has caught up', () => doug!.node!.chain.height === height)
  expect(doug!.arrivals).toEqual([])
})
