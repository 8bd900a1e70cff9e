/** SHA-256, HMAC and HKDF over plain byte arrays (FIPS 180-4, RFC 2104, RFC 5869). */
import { createHmac, hash, hkdfSync } from 'node:crypto'

/** SHA-256 of the concatenation of `parts`; 32 bytes. */
export function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  return plain(hash('sha256', parts.length === 1 ? parts[0]! : concatBytes(...parts), 'buffer'))
}

/** HMAC-SHA-256 of `data` under `key`; 32 bytes. */
export function hmacSha256(key: Uint8Array, data: Uint8Array): Uint8Array {
  return plain(createHmac('sha256', key).update(data).digest())
}

/** HKDF-SHA-256 (extract and expand) to `length` bytes, 32 unless told. */
export function hkdfSha256(
  inputKey: Uint8Array,
  salt: Uint8Array,
  info: Uint8Array,
  length = 32,
): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', inputKey, salt, info, length))
}

/** One new array holding `parts` one after another. */
export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  let length = 0
  for (const part of parts) length += part.length
  const joined = new Uint8Array(length)
  let offset = 0
  for (const part of parts) {
    joined.set(part, offset)
    offset += part.length
  }
  return joined
}

/** The same bytes as a plain array: a Buffer is compared, sliced and cloned differently. */
function plain(buffer: Buffer): Uint8Array {
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength)
}
