/**
 * When the next hospital may be asked (PROTOCOL §6). Within a round through the ranking at once;
 * before another round there is a pause, longer each time, so that busy hospitals are not asked
 * in a storm and the steps that a submission may have last until it expires.
 */
import { equalBytes } from '#crypto/bytes'
import type { LedgerView } from '#core/ledger/state'
import type { LifeSetting } from '#core/submission/life'
import { STEPS_LIMIT } from '#core/submission/step'
import { type OpenSubmission, timeLeft } from './open-submission.ts'

/** Pause before the second round, in milliseconds. */
const FIRST_PAUSE = 2_000
/** Steps that one ask can lead to: ask, held, pass or unanswered. */
const STEPS_OF_AN_ASK = 3

/** Milliseconds from `now` until `next` may be asked, 0 or less for now; none to ask: a pause. */
export function pauseBefore(
  view: LedgerView,
  { ranking }: LifeSetting,
  open: OpenSubmission,
  next: Uint8Array | undefined,
  now: number,
): number {
  const { steps, life } = open
  const left = timeLeft(view, open, now)
  if (steps.length + STEPS_OF_AN_ASK > STEPS_LIMIT) return Math.max(left, FIRST_PAUSE)
  if (!next) return FIRST_PAUSE
  const place = ranking.findIndex((id) => equalBytes(id, next))
  const last = steps.at(-1)
  if (!last || place > life.place) return 0
  const asks = steps.filter(({ kind }) => kind === 'ask').length
  const pause = roundPause(steps.length, asks, ranking.length, left)
  return last.message.body.time + pause - now
}

/**
 * Pause after a round in which everybody passed, in milliseconds, when `left` remain until expiry.
 * Doubles with each round, up to an even share of the time left for the steps left.
 */
export function roundPause(steps: number, asks: number, ranking: number, left: number): number {
  const rounds = Math.ceil(asks / ranking)
  const roundsLeft = (STEPS_LIMIT - steps) / (ranking * STEPS_OF_AN_ASK)
  const share = Math.max(FIRST_PAUSE, left / roundsLeft)
  return Math.min(FIRST_PAUSE * 2 ** (rounds - 1), share)
}
