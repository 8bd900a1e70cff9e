/** Answers reviews by policy, in place of the persons. */
import type { Client } from '#contract/bridge'
import { ContractError, type ErrorCode } from '#contract/errors'

/** How reviews are answered. */
export type ReviewPolicy = 'accept' | 'reject' | 'random'

/** Names of the policies. */
export const REVIEW_POLICIES: readonly ReviewPolicy[] = ['accept', 'reject', 'random']

/** What a decision is answered when there is nothing left to decide. */
const GONE: ReadonlySet<ErrorCode> = new Set(['review-gone', 'decided-meanwhile'])

/**
 * Answers every review that a hospital holds, until the returned function is called. `random` is
 * a number in [0, 1) for each decision of the policy `random`: below 0.5 rejects.
 */
export function reviewByPolicy(
  client: Client,
  policy: ReviewPolicy,
  random: () => number,
  onFault: (error: unknown) => void,
): () => void {
  const seen = new Set<string>()
  const decide = async (submission: string): Promise<void> => {
    if (seen.has(submission)) return
    seen.add(submission)
    const rejects = policy === 'reject' || (policy === 'random' && random() < 0.5)
    if (rejects) {
      await client.call('reviews.reject', { submission, reason: 'other', text: 'By policy' })
    } else {
      await client.call('reviews.accept', { submission })
    }
  }
  const safely = (submission: string) => {
    decide(submission).catch((error: unknown) => {
      // It may have been withdrawn or passed on meanwhile, and may come back.
      seen.delete(submission)
      const gone = error instanceof ContractError && GONE.has(error.code)
      if (!gone) onFault(error)
    })
  }
  const stop = client.onEvent((event) => {
    if (event.topic !== 'review') return
    if (event.state === 'arrived') safely(event.submission)
    else seen.delete(event.submission)
  })
  client.call('reviews.list', {}).then((rows) => {
    for (const { submission } of rows) safely(submission)
  }, onFault)
  return stop
}

/** A reproducible sequence of numbers in [0, 1) from a seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
