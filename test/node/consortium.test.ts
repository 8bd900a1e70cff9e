import { afterEach, expect, it } from 'vitest'
import { TestConsortium, testDocument, until } from '../support/nodes.ts'

let consortium: TestConsortium | undefined
afterEach(async () => {
  await consortium?.close()
  consortium = undefined
})

it('brings a diagnosis from one hospital to the same final block on all four', async () => {
  consortium = await TestConsortium.start(['alder', 'birch', 'cedar', 'doug'])
  const [alder] = consortium.hospitals
  const before = consortium.government.chain.height
  await alder!.node!.sender.submit(testDocument(alder!.id, 1), null)
  await until('somebody holds the review', () =>
    consortium!.hospitals.some(({ node }) => node!.reviews.waiting().length > 0),
  )
  expect(alder!.node!.reviews.waiting()).toHaveLength(0)
  await consortium.reviewAll()
  await until('the record is final', () => consortium!.government.chain.height === before + 1)
  await consortium.agree()
  expect(consortium.faults).toEqual([])
  expect(alder!.node!.outbox.all()).toHaveLength(0)
})
