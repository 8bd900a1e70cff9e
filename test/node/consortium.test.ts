import { afterEach, expect, it } from 'vitest'
import { TestConsortium, until } from '../support/nodes.ts'

let consortium: TestConsortium | undefined
afterEach(async () => {
  await consortium?.close()
  consortium = undefined
})

it('brings a diagnosis from one hospital to the same final block on all four', async () => {
  consortium = await TestConsortium.start(['alder', 'birch', 'cedar', 'doug'])
  const [alder] = consortium.hospitals
  const before = consortium.government.chain.height
  await consortium.submit(alder!, 1)
  await until('somebody holds the review', () =>
    consortium!.hospitals.some(({ node }) => node!.reviews.waiting().length > 0),
  )
  expect(alder!.node!.reviews.waiting()).toHaveLength(0)
  await consortium.reviewAll()
  await until('the record is final', () => consortium!.government.chain.height === before + 1)
  await consortium.agree()
  await until('the outbox is empty', () => alder!.node!.outbox.all().length === 0)
  expect(consortium.troubles()).toEqual([])
})
