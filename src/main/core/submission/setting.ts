/** What the steps of one submission are checked against (§6): its ranking, and the chain now. */
import { rankingOf } from '../draw/ranking.ts'
import type { Roster } from '../ledger/roster.ts'
import type { LedgerView } from '../ledger/state.ts'
import type { LifeSetting } from './life.ts'
import type { SignedReceipt } from './receipt.ts'
import type { SignedSubmission } from './submission.ts'

/** A submission with what decides its ranking. */
export interface DrawnSubmission {
  readonly submission: SignedSubmission
  readonly receipt: SignedReceipt
  /** The author's draw secret for this nonce. */
  readonly secret: Uint8Array
}

/** Ids of the hospitals to ask for a submission, first to last; `roster` is that of its base. */
export function rankingFor(
  { submission, secret }: Pick<DrawnSubmission, 'submission' | 'secret'>,
  roster: Roster,
): Uint8Array[] {
  const { consortium, author, specialty } = submission.body
  return rankingOf({
    consortium,
    secret,
    submission: submission.id,
    author,
    specialty,
    roster,
  })
}

/** The setting of a submission's life; `roster` is that of its base. */
export function lifeSetting(view: LedgerView, drawn: DrawnSubmission, roster: Roster): LifeSetting {
  return {
    state: view,
    submission: drawn.submission.id,
    receipt: drawn.receipt.id,
    ranking: rankingFor(drawn, roster),
    base: drawn.submission.body.base.height,
    voters: roster.voters.length,
  }
}
