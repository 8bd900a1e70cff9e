/** The verdict of the drawn hospital's person over exactly what was shown (§6). */
import { equalBytes } from '#crypto/bytes'
import { z } from 'zod'
import { messageKind, type Signed, type Verify } from '../codec/message.ts'
import { bytesUpTo, hash32, milliseconds } from '../codec/schemas.ts'
import { require } from '../errors.ts'
import type { LedgerView } from '../ledger/state.ts'
import type { SignedSubmission } from './submission.ts'

const attestationSchema = z.strictObject({
  consortium: hash32,
  submission: hash32,
  hospital: hash32,
  /** Id of the `held` step under which the person decided. */
  held: hash32,
  /** Digest of the document that was shown; the submission's, or the review is not valid. */
  contentDigest: hash32,
  verdict: z.enum(['accept', 'reject']),
  /** Who reviewed, sealed under the submission's epoch: for hospitals, not the government. */
  reviewer: bytesUpTo(1024),
  /** reject: coded reason and text, sealed to the author. */
  reason: bytesUpTo(4096).nullable(),
  time: milliseconds,
})
/** Body of an attestation. */
export type Attestation = z.infer<typeof attestationSchema>

/** Signed by the holder. */
export const attestationKind = messageKind<Attestation>('attestation', attestationSchema)
/** A signed attestation. */
export type SignedAttestation = Signed<Attestation>

/** Throws a RuleError unless the holder under step `held` attested `verdict` over the document. */
export function requireAttestation(
  state: LedgerView,
  submission: SignedSubmission,
  held: { readonly id: Uint8Array; readonly hospital: Uint8Array },
  attestation: SignedAttestation,
  verdict: Attestation['verdict'],
  verify: Verify,
): void {
  const { body } = attestation
  require(body.verdict === verdict, 'wrong-attestation', `the verdict is ${body.verdict}`)
  require(equalBytes(body.consortium, state.consortium.id) &&
    equalBytes(body.submission, submission.id) &&
    equalBytes(
      body.contentDigest,
      submission.body.contentDigest,
    ), 'wrong-attestation', 'it is about something else')
  require(equalBytes(body.held, held.id) &&
    equalBytes(body.hospital, held.hospital), 'wrong-attestation', 'only the last holder decides')
  require((body.reason !== null) === (verdict === 'reject'), 'wrong-attestation', 'reason')
  const holder = state.member(held.hospital)
  require(holder !== undefined, 'unknown-hospital', 'holder')
  attestationKind.requireSignature(attestation, holder.signingKey, verify)
}

const attestationReceiptSchema = z.strictObject({
  consortium: hash32,
  attestation: hash32,
  time: milliseconds,
})
/** Body of the receipt that an attestation gets. */
export type AttestationReceipt = z.infer<typeof attestationReceiptSchema>
/** Signed by the government when the attestation is durable with it. */
export const attestationReceiptKind = messageKind<AttestationReceipt>(
  'attestation-receipt',
  attestationReceiptSchema,
)
