/** A reviewer can have the draw computed again, and a draw that was tampered with shows (§6). */
import { afterEach, expect, it } from 'vitest'
import { equalBytes } from '#crypto/bytes'
import { recheckDraw } from '#node/hospital/recheck-draw'
import type { HeldReview } from '#node/hospital/review-book'
import { flipBit } from '../support/flip.ts'
import { TestConsortium, type TestHospital, until } from '../support/nodes.ts'

let consortium: TestConsortium
afterEach(() => consortium.close())

async function held(): Promise<{ holder: TestHospital; review: HeldReview }> {
  consortium = await TestConsortium.start(['alder', 'birch', 'cedar', 'doug'])
  const [author] = consortium.hospitals
  await consortium.submit(author!, 1)
  let found: { holder: TestHospital; review: HeldReview } | undefined
  await until('somebody holds it', () => {
    for (const holder of consortium.hospitals) {
      const [review] = holder.node!.reviews.waiting()
      if (review) found = { holder, review }
    }
    return found !== undefined
  })
  return found!
}

async function broken(holder: TestHospital, review: HeldReview): Promise<string[]> {
  const steps = await recheckDraw(holder.node!.chain.view, holder.id, review)
  return steps.filter(({ ok }) => !ok).map(({ code }) => code)
}

it('holds at every step for the hospital that was drawn, and tells its place', async () => {
  const { holder, review } = await held()
  const steps = await recheckDraw(holder.node!.chain.view, holder.id, review)
  expect(steps.map(({ code, ok }) => [code, ok])).toEqual([
    ['signed', true],
    ['secret', true],
    ['ranking', true],
    ['turn', true],
  ])
  const ranking = steps.find((step) => step.code === 'ranking')!
  expect(ranking.ranking).toHaveLength(3)
  expect(equalBytes(ranking.ranking[ranking.place]!, holder.id)).toBe(true)
  const secret = steps.find((step) => step.code === 'secret')!
  expect([secret.from, secret.hashes]).toEqual([0, 1])
})

it('fails at the step that something was done to', async () => {
  const { holder, review } = await held()
  const secret = flipBit(review.secret, 0)
  expect(await broken(holder, { ...review, secret })).toContain('secret')
  const { signature } = review.receipt
  const receipt = { ...review.receipt, signature: flipBit(signature, 0) }
  expect(await broken(holder, { ...review, receipt })).toEqual(['signed'])
  expect(await broken(holder, { ...review, steps: review.steps.slice(0, 1) })).toEqual(['turn'])
  const author = consortium.hospitals[0]!
  expect(await recheckDraw(holder.node!.chain.view, author.id, review)).toContainEqual(
    expect.objectContaining({ code: 'ranking', ok: false, place: -1 }),
  )
})
