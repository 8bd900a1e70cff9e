/** `record`: a diagnosis accepted by the drawn hospital; final with its block (§6). */
import { z } from 'zod'
import { toWire, type Verify } from '../codec/message.ts'
import { require } from '../errors.ts'
import type { LedgerDraft } from '../ledger/state.ts'
import {
  attestationKind,
  requireAttestation,
  type SignedAttestation,
} from '../submission/attestation.ts'
import { baseIsRecent } from '../submission/submission.ts'
import {
  applySubmitted,
  requireHolder,
  type SubmittedParts,
  submittedFields,
  submittedToWire,
} from './submitted.ts'

/** An accepted submission with its whole life. */
export interface Record extends SubmittedParts {
  readonly kind: 'record'
  readonly attestation: SignedAttestation
}

/** Schema of the wire form. */
export const recordSchema = z.strictObject({
  kind: z.literal('record'),
  ...submittedFields,
  attestation: attestationKind.schema,
})

/** Wire form of a record. */
export function recordToWire(record: Record) {
  return {
    kind: record.kind,
    ...submittedToWire(record),
    attestation: toWire(record.attestation),
  }
}

/** Checks a record and ends its nonce. Throws a RuleError. */
export function applyRecord(draft: LedgerDraft, record: Record, verify: Verify): void {
  const { submission, attestation } = record
  const author = draft.member(submission.body.author)
  require(author?.status === 'active', 'author-not-active', 'record')
  require(baseIsRecent(draft, submission.body.base.height), 'bad-base', 'too long ago')
  const holder = requireHolder(applySubmitted(draft, record, verify))
  requireAttestation(draft, submission, holder, attestation, 'accept', verify)
}
