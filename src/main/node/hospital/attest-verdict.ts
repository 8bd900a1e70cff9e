/** A person's verdict as an attestation: signed, who and why sealed (PROTOCOL §6). */
import type { Sign } from '#core/codec/message'
import { require } from '#core/errors'
import type { LedgerView } from '#core/ledger/state'
import { sealRejection, sealReviewer } from '#core/payload/review-note'
import { attestationKind, type SignedAttestation } from '#core/submission/attestation'
import type { Environment } from '../environment.ts'
import type { KeyRing } from './key-ring.ts'
import { type HeldReview, holdOf } from './review-book.ts'

/** What a person decided. */
export type Verdict =
  | { readonly verdict: 'accept'; readonly reviewer: string }
  | {
      readonly verdict: 'reject'
      readonly reviewer: string
      readonly reason: string
      readonly text: string
    }

/** What an attestation is made with. */
export interface AttestationParts {
  readonly environment: Environment
  readonly hospital: Uint8Array
  readonly sign: Sign
  readonly view: () => LedgerView
  readonly keys: KeyRing
}

/** The longest reviewer name that fits the sealed note. */
const REVIEWER_NAME_LIMIT = 100

/**
 * Signs a verdict over exactly what was shown. Where the epoch's key is not here, which can only
 * be a rejection, the note of who reviewed stays empty.
 */
export async function attestVerdict(
  parts: AttestationParts,
  review: HeldReview,
  verdict: Verdict,
): Promise<SignedAttestation> {
  const { environment, keys, sign, hospital } = parts
  const { body, id } = review.submission
  const key = keys.key(body.epoch)
  const note = { name: verdict.reviewer.slice(0, REVIEWER_NAME_LIMIT) }
  return attestationKind.make(
    {
      consortium: body.consortium,
      submission: id,
      hospital,
      held: holdOf(review).message.id,
      contentDigest: body.contentDigest,
      verdict: verdict.verdict,
      reviewer: key
        ? sealReviewer(key, body.consortium, id, note, environment.random(32))
        : new Uint8Array(),
      reason: await sealReason(parts, review, verdict),
      time: environment.clock.utc(),
    },
    sign,
  )
}

async function sealReason(
  { environment, view }: AttestationParts,
  { submission }: HeldReview,
  verdict: Verdict,
): Promise<Uint8Array | null> {
  if (verdict.verdict === 'accept') return null
  const { author, consortium } = submission.body
  const member = view().member(author)
  require(member !== undefined, 'unknown-hospital', 'author')
  const { reason, text } = verdict
  const seed = environment.random(32)
  return sealRejection(member.encryptionKey, consortium, submission.id, { reason, text }, seed)
}
