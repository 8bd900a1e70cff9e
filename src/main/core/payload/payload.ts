/**
 * The sealed payload of a record: `{ index, body, keys }`, beside the block, never in it (§5).
 * The body is the padded document under a fresh record key; that key is sealed under the epoch.
 */
import { utf8 } from '#crypto/bytes'
import { aeadOpen, aeadSeal } from '#crypto/aead'
import { hkdfSha256, hmacSha256, sha256 } from '#crypto/hash'
import { openOnce, sealOnce } from '#crypto/one-time-seal'
import { z } from 'zod'
import { decode, decodeAs, encode, parseAs } from '../codec/cbor.ts'
import { bytesUpTo, hash32 } from '../codec/schemas.ts'
import { pad, padTo, unpad } from './padding.ts'

/** The fields that bind a sealed object to its record: one-time key and associated data. */
export interface SealContext {
  readonly consortium: Uint8Array
  readonly epoch: number
  readonly author: Uint8Array
  readonly nonce: number
}

const payloadSchema = z.strictObject({
  index: bytesUpTo(1024),
  body: bytesUpTo(1024 * 1024),
  keys: bytesUpTo(8192),
})
/** The three sealed parts as they are stored and relayed. */
export type Payload = z.infer<typeof payloadSchema>
/** Name of a sealed part. */
export type PartName = keyof Payload

const indexSchema = z.strictObject({
  /** HMAC of the patient's identifier under the epoch's index key. */
  patient: hash32,
  /** The record that this one replaces, if any. */
  supersedes: hash32.nullable(),
  restricted: z.boolean(),
})
/** What the index says once opened: enough to find a patient's records, not what they say. */
export type PayloadIndex = z.infer<typeof indexSchema>

/** Random bytes that sealing one payload uses up; 32 each, never used again. */
export interface PayloadRandomness {
  readonly recordKey: Uint8Array
  readonly indexSalt: Uint8Array
  readonly keySalt: Uint8Array
}

/** A sealed payload with what the submission commits to. */
export interface SealedPayload {
  readonly bytes: Uint8Array
  readonly digest: Uint8Array
}

const INDEX_LENGTH = 128
const ZERO_NONCE = new Uint8Array(12)

/** What a sealed object of a record is bound to: the purpose names the object. */
export function contextBytes(purpose: string, context: SealContext): Uint8Array {
  return encode([purpose, context.consortium, context.epoch, context.author, context.nonce])
}

/** Tag of a patient under an epoch: equal for one patient, meaningless without the epoch key. */
export function patientTag(epochKey: Uint8Array, identifier: string): Uint8Array {
  const indexKey = hkdfSha256(epochKey, new Uint8Array(), utf8('medichain patient index'))
  return hmacSha256(indexKey, utf8(identifier.normalize('NFC')))
}

/** Seals a document for every hospital of the epoch. */
export function sealPayload(
  epochKey: Uint8Array,
  context: SealContext,
  document: Uint8Array,
  index: PayloadIndex,
  random: PayloadRandomness,
): SealedPayload {
  const bytes = encode({
    index: sealOnce(
      epochKey,
      random.indexSalt,
      contextBytes('index', context),
      padTo(encode(index), INDEX_LENGTH),
    ),
    body: aeadSeal(random.recordKey, ZERO_NONCE, pad(document), contextBytes('body', context)),
    keys: sealOnce(epochKey, random.keySalt, contextBytes('record-key', context), random.recordKey),
  })
  return { bytes, digest: sha256(bytes) }
}

/** Reads the three sealed parts. Throws a RuleError `malformed`. */
export function readPayload(bytes: Uint8Array): Payload {
  return decodeAs(payloadSchema, bytes)
}

/** What a holder of the epoch key gets from a payload. */
export interface OpenedPayload {
  readonly document: Uint8Array
  readonly index: PayloadIndex
}

/** Opens a payload, or answers undefined when it cannot be opened under this key and context. */
export function openPayload(
  epochKey: Uint8Array,
  context: SealContext,
  bytes: Uint8Array,
): OpenedPayload | undefined {
  const payload = readPayload(bytes)
  const recordKey = openOnce(epochKey, contextBytes('record-key', context), payload.keys)
  const padded = openOnce(epochKey, contextBytes('index', context), payload.index)
  const index = padded && unpad(padded)
  if (!recordKey || recordKey.length !== 32 || !index) return undefined
  const body = aeadOpen(recordKey, ZERO_NONCE, payload.body, contextBytes('body', context))
  const document = body && unpad(body)
  return document ? { document, index: parseAs(indexSchema, decode(index)) } : undefined
}
