/**
 * The two sealed notes of an attestation (§6): who reviewed, for every hospital of the epoch, and
 * why it was rejected, for the author alone. Both padded to one length, so they look alike.
 */
import { hpkeOpen, hpkeSeal } from '#crypto/hpke'
import { openOnce, sealOnce } from '#crypto/one-time-seal'
import { z } from 'zod'
import { decodeAs, encode } from '../codec/cbor.ts'
import { RuleError } from '../errors.ts'
import { padTo, unpad } from './padding.ts'

const REVIEWER_LENGTH = 512
const REASON_LENGTH = 3072

const reviewerSchema = z.strictObject({ name: z.string().max(100) })
/** Who reviewed. */
export type ReviewerNote = z.infer<typeof reviewerSchema>

const reasonSchema = z.strictObject({ reason: z.string().max(64), text: z.string().max(600) })
/** Why a submission was rejected: a coded reason and text. */
export type RejectionNote = z.infer<typeof reasonSchema>

function noteContext(purpose: string, consortium: Uint8Array, submission: Uint8Array): Uint8Array {
  return encode([purpose, consortium, submission])
}

/** Seals the reviewer's name under the submission's epoch. */
export function sealReviewer(
  epochKey: Uint8Array,
  consortium: Uint8Array,
  submission: Uint8Array,
  note: ReviewerNote,
  salt: Uint8Array,
): Uint8Array {
  const context = noteContext('reviewer', consortium, submission)
  return sealOnce(epochKey, salt, context, padTo(encode(note), REVIEWER_LENGTH))
}

/** The reviewer's name, or undefined when the note cannot be opened or read. */
export function openReviewer(
  epochKey: Uint8Array,
  consortium: Uint8Array,
  submission: Uint8Array,
  sealed: Uint8Array,
): ReviewerNote | undefined {
  const context = noteContext('reviewer', consortium, submission)
  return readNote(reviewerSchema, openOnce(epochKey, context, sealed))
}

/** Seals a rejection's reason to the author's encryption key. */
export function sealRejection(
  authorKey: Uint8Array,
  consortium: Uint8Array,
  submission: Uint8Array,
  note: RejectionNote,
  ephemeralSeed: Uint8Array,
): Promise<Uint8Array> {
  const context = noteContext('rejection', consortium, submission)
  return hpkeSeal(authorKey, context, padTo(encode(note), REASON_LENGTH), ephemeralSeed)
}

/** The reason of a rejection, or undefined when it is not for this key or cannot be read. */
export async function openRejection(
  privateKey: Uint8Array,
  consortium: Uint8Array,
  submission: Uint8Array,
  sealed: Uint8Array,
): Promise<RejectionNote | undefined> {
  const context = noteContext('rejection', consortium, submission)
  return readNote(reasonSchema, await hpkeOpen(privateKey, context, sealed))
}

/** Sealed content never decides anything: what cannot be read is simply not shown. */
function readNote<T>(schema: z.ZodType<T>, padded: Uint8Array | undefined): T | undefined {
  const bytes = padded && unpad(padded)
  if (!bytes) return undefined
  try {
    return decodeAs(schema, bytes)
  } catch (error) {
    if (error instanceof RuleError) return undefined
    throw error
  }
}
