/** The public fields of a transaction as indented text. */
import { toHex } from '#crypto/bytes'
import { type CborValue, decode } from '#core/codec/cbor'
import { RuleError } from '#core/errors'

/** Bytes up to this length are shown whole; longer ones by their length. */
const SHOWN_BYTES = 64

/** Names, numbers and hashes of a decoded value; signed bodies inside it are opened too. */
export function fieldsAsText(value: CborValue): string {
  return JSON.stringify(readable(value), null, 2)
}

function readable(value: CborValue): unknown {
  if (value instanceof Uint8Array) return bytesAsText(value)
  if (Array.isArray(value)) return value.map((item: CborValue) => readable(item))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, readable(item)]))
}

function bytesAsText(bytes: Uint8Array): unknown {
  const body = signedBody(bytes)
  if (body !== undefined) return readable(body)
  return bytes.length <= SHOWN_BYTES ? toHex(bytes) : `${bytes.length} bytes`
}

/** A signed body is a map in CBOR; anything else in bytes is a hash, key, signature or sealed. */
function signedBody(bytes: Uint8Array): CborValue | undefined {
  if (bytes.length <= SHOWN_BYTES || bytes[0]! >> 5 !== 5) return undefined
  try {
    return decode(bytes)
  } catch (error) {
    if (error instanceof RuleError) return undefined
    throw error
  }
}
