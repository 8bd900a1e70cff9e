/** A submission that has a receipt and has not ended: what the government knows of it. */
import type { LedgerView } from '#core/ledger/state'
import type { SignedAttestation } from '#core/submission/attestation'
import { DECLINES_THAT_CANCEL, type Life, type LifeSetting } from '#core/submission/life'
import type { SignedReceipt } from '#core/submission/receipt'
import { type DrawnSubmission, lifeSetting } from '#core/submission/setting'
import type { Step } from '#core/submission/step'
import { baseIsRecent, type SignedSubmission } from '#core/submission/submission'
import type { SignedWithdrawal } from '#core/submission/withdrawal'
import type { Transaction } from '#core/transaction/transaction'
import type { CancelCause } from '#core/transaction/cancel'

/** An open submission; replaced, never changed in place. */
export interface OpenSubmission {
  readonly submission: SignedSubmission
  readonly receipt: SignedReceipt
  readonly secret: Uint8Array
  readonly steps: readonly Step[]
  readonly life: Life
  readonly attestation: SignedAttestation | undefined
  readonly withdrawal: SignedWithdrawal | undefined
}

/** What the steps of a submission are checked against, as the chain stands now. */
export function settingOf(view: LedgerView, open: DrawnSubmission): LifeSetting {
  const roster = view.rosterAt(open.submission.body.base.height)
  if (!roster) throw new RangeError('a submission was taken on a base that is not final')
  return lifeSetting(view, open, roster)
}

/** The transaction that ends a submission, or undefined while its life goes on. */
export function endingOf(
  view: LedgerView,
  open: OpenSubmission,
  now: number,
): Transaction | undefined {
  const { submission, receipt, secret, steps, attestation } = open
  const parts = { submission, receipt, secret, steps }
  const cause = causeOf(view, open, now)
  if (cause) return { kind: 'cancel', ...parts, why: cause }
  if (attestation) return { kind: 'record', ...parts, attestation }
  return undefined
}

/** Milliseconds until a submission without a verdict expires. */
export function timeLeft(view: LedgerView, { receipt }: OpenSubmission, now: number): number {
  return receipt.body.time + view.consortium.genesis.parameters.expiry - now
}

function causeOf(view: LedgerView, open: OpenSubmission, now: number): CancelCause | undefined {
  const { submission, attestation, withdrawal } = open
  if (attestation?.body.verdict === 'reject') return { cause: 'rejected', attestation }
  if (withdrawal) return { cause: 'withdrawn', withdrawal }
  if (view.member(submission.body.author)?.status !== 'active') return { cause: 'author-excluded' }
  if (hasExpired(view, open, now)) return { cause: 'expired' }
  if (attestation) return undefined
  return open.life.declines >= DECLINES_THAT_CANCEL ? { cause: 'declined' } : undefined
}

function hasExpired(view: LedgerView, open: OpenSubmission, now: number): boolean {
  if (!baseIsRecent(view, open.submission.body.base.height)) return true
  // A verdict that came in time is not thrown away because its block came late.
  return !open.attestation && timeLeft(view, open, now) <= 0
}
