/** The genesis: what a consortium is, fixed for ever. Its hash is the consortium's id (§4). */
import { sha256 } from '#crypto/hash'
import { z } from 'zod'
import { decodeAs, encode } from '../codec/cbor.ts'
import { hash32, milliseconds, natural, publicKey32, text } from '../codec/schemas.ts'

const parametersSchema = z.strictObject({
  /** Length N of a hospital's chain of draw secrets: so many nonces until new ones are needed. */
  drawSecrets: natural.min(1).max(65_536),
  /** Submissions of one author that may be open at once. */
  openNonces: natural.min(1).max(1024),
  /** How far a nonce may be above the author's lowest open one; bounds hashing in checks. */
  nonceWindow: natural.min(1).max(65_536),
  askTimeout: milliseconds,
  holdTimeout: milliseconds,
  expiry: milliseconds,
  /** Blocks after its base in which a submission can become a record. */
  baseWindow: natural.min(1).max(65_536),
  documentBytes: natural,
  blockTransactions: natural.min(1).max(4096),
  blockBytes: natural,
  hospitals: natural.min(1).max(1000),
})

/** Parameters of a consortium, PROTOCOL §10. Times in milliseconds, sizes in bytes. */
export type Parameters = z.infer<typeof parametersSchema>

/** The values of PROTOCOL §10. */
export const DEFAULT_PARAMETERS: Parameters = {
  drawSecrets: 65_536,
  openNonces: 64,
  nonceWindow: 1024,
  askTimeout: 60_000,
  holdTimeout: 15 * 60_000,
  expiry: 7 * 24 * 3_600_000,
  baseWindow: 1024,
  documentBytes: 256 * 1024,
  blockTransactions: 256,
  blockBytes: 8 * 1024 * 1024,
  hospitals: 1000,
}

const genesisSchema = z.strictObject({
  version: z.literal(1),
  name: text(200),
  country: text(200),
  government: z.strictObject({ name: text(200), key: publicKey32 }),
  parameters: parametersSchema,
  /** A demonstration automates approvals and comparisons; nothing in it is private. */
  demonstration: z.boolean(),
  time: milliseconds,
  /** 32 random bytes: two consortiums founded alike still differ. */
  salt: hash32,
})

/** The genesis as a value. */
export type Genesis = z.infer<typeof genesisSchema>

/** The consortium that a genesis founds: the value, its bytes, and their hash. */
export interface Consortium {
  readonly id: Uint8Array
  readonly genesis: Genesis
  readonly bytes: Uint8Array
}

/** Founds a consortium from its genesis. */
export function foundConsortium(genesis: Genesis): Consortium {
  const bytes = encode(genesis)
  return { id: sha256(bytes), genesis, bytes }
}

/** Reads a genesis from its bytes. Throws a RuleError `malformed`. */
export function readConsortium(bytes: Uint8Array): Consortium {
  return { id: sha256(bytes), genesis: decodeAs(genesisSchema, bytes), bytes }
}
