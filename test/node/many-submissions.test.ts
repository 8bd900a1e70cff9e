import { afterEach, expect, it } from 'vitest'
import { toHex } from '#crypto/bytes'
import { TEST_PARAMETERS, TestConsortium, until } from '../support/nodes.ts'

let consortium: TestConsortium
afterEach(() => consortium.close())

/** Reviews whatever arrives until nothing is on its way any more. */
async function reviewUntilDone(): Promise<void> {
  await until(
    'every outbox is empty',
    async () => {
      await consortium.reviewAll()
      return consortium.hospitals.every(({ node }) => node!.outbox.all().length === 0)
    },
    40_000,
  )
}

it('brings many submissions in flight at once to one chain, every nonce ending once', async () => {
  consortium = await TestConsortium.start(['alder', 'birch', 'cedar', 'doug'])
  const documents = consortium.hospitals.flatMap((author) =>
    Array.from({ length: 10 }, (_, number) => ({ author, number })),
  )
  const digests = await Promise.all(
    documents.map(({ author, number }) => consortium.submit(author, number)),
  )
  await reviewUntilDone()
  await consortium.agree()
  await until('the government has let go', () => consortium.government.pool.all().length === 0)

  const endings = await consortium.endings()
  expect(new Set(endings.map(({ kind }) => kind))).toEqual(new Set(['record']))
  const ended = endings.map(({ submission }) => toHex(submission.body.contentDigest))
  expect(ended.sort()).toEqual(digests.map(toHex).sort())
  for (const { id } of consortium.hospitals) {
    expect(consortium.government.chain.view.account(id)!.ended).toEqual([[1, 10]])
  }
  expect(consortium.troubles()).toEqual([])
})

it('sends what exceeds the open nonces once earlier submissions have ended', async () => {
  const parameters = { ...TEST_PARAMETERS, openNonces: 3 }
  consortium = await TestConsortium.start(['alder', 'birch'], parameters)
  const [author] = consortium.hospitals
  for (let number = 0; number < 10; number++) await consortium.submit(author!, number)
  await reviewUntilDone()
  expect(consortium.government.chain.view.account(author!.id)!.ended).toEqual([[1, 10]])
  expect(consortium.troubles()).toEqual([])
})
