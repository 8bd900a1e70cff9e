/** `cancel`: a submission that ended without becoming a record, with its cause (§6). */
import { equalBytes } from '#crypto/bytes'
import { z } from 'zod'
import { toWire, type Verify } from '../codec/message.ts'
import { require } from '../errors.ts'
import type { LedgerDraft } from '../ledger/state.ts'
import {
  attestationKind,
  requireAttestation,
  type SignedAttestation,
} from '../submission/attestation.ts'
import { DECLINES_THAT_CANCEL, type Life } from '../submission/life.ts'
import { baseIsRecent } from '../submission/submission.ts'
import { type SignedWithdrawal, withdrawalKind } from '../submission/withdrawal.ts'
import {
  applySubmitted,
  requireHolder,
  type SubmittedParts,
  submittedFields,
  submittedToWire,
} from './submitted.ts'

/** Why a submission was cancelled, with the signature that proves it where there is one. */
export type CancelCause =
  | { readonly cause: 'rejected'; readonly attestation: SignedAttestation }
  | { readonly cause: 'withdrawn'; readonly withdrawal: SignedWithdrawal }
  | { readonly cause: 'declined' }
  | { readonly cause: 'expired' }
  | { readonly cause: 'author-excluded' }

/** A cancelled submission with its whole life. */
export interface Cancel extends SubmittedParts {
  readonly kind: 'cancel'
  readonly why: CancelCause
}

const causeSchema = z.discriminatedUnion('cause', [
  z.strictObject({ cause: z.literal('rejected'), attestation: attestationKind.schema }),
  z.strictObject({ cause: z.literal('withdrawn'), withdrawal: withdrawalKind.schema }),
  z.strictObject({ cause: z.literal('declined') }),
  z.strictObject({ cause: z.literal('expired') }),
  z.strictObject({ cause: z.literal('author-excluded') }),
])

/** Schema of the wire form. */
export const cancelSchema = z.strictObject({
  kind: z.literal('cancel'),
  ...submittedFields,
  why: causeSchema,
})

/** Wire form of a cancel. */
export function cancelToWire(cancel: Cancel) {
  return { kind: cancel.kind, ...submittedToWire(cancel), why: causeToWire(cancel.why) }
}

/** Wire form of a cause. */
function causeToWire(why: CancelCause) {
  switch (why.cause) {
    case 'rejected':
      return { cause: why.cause, attestation: toWire(why.attestation) }
    case 'withdrawn':
      return { cause: why.cause, withdrawal: toWire(why.withdrawal) }
    case 'declined':
    case 'expired':
    case 'author-excluded':
      return { cause: why.cause }
  }
}

/** Checks a cancel and ends its nonce. Throws a RuleError. */
export function applyCancel(draft: LedgerDraft, cancel: Cancel, verify: Verify): void {
  const life = applySubmitted(draft, cancel, verify)
  requireCause(draft, cancel, life, verify)
}

function requireCause(draft: LedgerDraft, cancel: Cancel, life: Life, verify: Verify): void {
  const { submission, why } = cancel
  switch (why.cause) {
    case 'rejected':
      requireAttestation(draft, submission, requireHolder(life), why.attestation, 'reject', verify)
      return
    case 'withdrawn':
      requireWithdrawal(draft, cancel, why.withdrawal, verify)
      return
    case 'declined':
      require(life.declines >= DECLINES_THAT_CANCEL, 'wrong-cause', `${life.declines} declines`)
      return
    case 'expired':
      require(hasExpired(draft, cancel), 'wrong-cause', 'it has not expired')
      return
    case 'author-excluded': {
      const author = draft.member(submission.body.author)
      require(author?.status !== 'active', 'wrong-cause', 'the author is active')
    }
  }
}

function requireWithdrawal(
  draft: LedgerDraft,
  { submission }: Cancel,
  withdrawal: SignedWithdrawal,
  verify: Verify,
): void {
  const author = draft.member(submission.body.author)
  require(author !== undefined, 'unknown-hospital', 'author')
  require(equalBytes(withdrawal.body.submission, submission.id) &&
    equalBytes(
      withdrawal.body.consortium,
      draft.consortium.id,
    ), 'wrong-cause', 'the withdrawal is of another submission')
  withdrawalKind.requireSignature(withdrawal, author.signingKey, verify)
}

function hasExpired(draft: LedgerDraft, { submission, receipt }: Cancel): boolean {
  const { expiry } = draft.consortium.genesis.parameters
  const tooOld = draft.blockTime >= receipt.body.time + expiry
  return tooOld || !baseIsRecent(draft, submission.body.base.height)
}
