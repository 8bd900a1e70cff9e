/**
 * Signed messages: a body as deterministic CBOR and an Ed25519 signature over
 * `"medichain/1/" ‖ kind ‖ 0x00 ‖ body` (PROTOCOL §3). On the wire: `[body bytes, signature]`.
 */
import type { SignatureCheck } from '#crypto/ed25519'
import { sha256 } from '#crypto/hash'
import { z } from 'zod'
import { RuleError } from '../errors.ts'
import { type CborValue, decodeAs, encode } from './cbor.ts'
import { bytesUpTo, signature64 } from './schemas.ts'

/** A body together with the exact bytes that were signed; `id` is the hash of those bytes. */
export interface Signed<Body> {
  readonly body: Body
  readonly bytes: Uint8Array
  readonly id: Uint8Array
  readonly signature: Uint8Array
}

/** Signs `bytes` as a message of `kind` and answers the 64-byte signature. */
export type Sign = (kind: string, bytes: Uint8Array) => Uint8Array

/** Says whether a signature is valid. Checks take it, so that a caller can collect and batch. */
export type Verify = (check: SignatureCheck) => boolean

/** One kind of signed message. */
export interface MessageKind<Body> {
  readonly kind: string
  /** Schema of the wire form; parsing decodes the body strictly. */
  readonly schema: z.ZodType<Signed<Body>>
  /** Encodes and signs a body. */
  make(body: Body, sign: Sign): Signed<Body>
  /** The message around bytes that were signed elsewhere. */
  assemble(bytes: Uint8Array, signature: Uint8Array): Signed<Body>
  /** Throws a RuleError `bad-signature` unless `publicKey` signed the message. */
  requireSignature(message: Signed<Body>, publicKey: Uint8Array, verify: Verify): void
}

/** The largest body of any signed message: an epoch for 1,000 hospitals fits four times. */
const BODY_LIMIT = 512 * 1024
const wireSchema = z.tuple([bytesUpTo(BODY_LIMIT), signature64])

/** Declares a kind of signed message with the schema of its body. */
export function messageKind<Body extends CborValue>(
  kind: string,
  bodySchema: z.ZodType<Body>,
): MessageKind<Body> {
  const assemble = (bytes: Uint8Array, signature: Uint8Array): Signed<Body> => ({
    body: decodeAs(bodySchema, bytes),
    bytes,
    id: sha256(bytes),
    signature,
  })
  return {
    kind,
    assemble,
    schema: wireSchema.transform(([bytes, signature], context) => {
      try {
        return assemble(bytes, signature)
      } catch (error) {
        if (!(error instanceof RuleError)) throw error
        context.addIssue({ code: 'custom', message: error.message })
        return z.NEVER
      }
    }),
    make(body, sign) {
      const bytes = encode(body)
      return { body, bytes, id: sha256(bytes), signature: sign(kind, bytes) }
    },
    requireSignature(message, publicKey, verify) {
      const { bytes, signature } = message
      if (!verify({ publicKey, kind, bytes, signature })) {
        throw new RuleError('bad-signature', `${kind} is not signed by the key it should be`)
      }
    },
  }
}

/** The wire form of a signed message. */
export function toWire(message: Signed<unknown>): [Uint8Array, Uint8Array] {
  return [message.bytes, message.signature]
}
