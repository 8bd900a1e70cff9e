/**
 * Sealing under a shared key with a key used once: HKDF(key, salt, context), the same context
 * as associated data (PROTOCOL §5). The salt is 32 random bytes, so the nonce can be zero.
 */
import { aeadOpen, aeadSeal } from './aead.ts'
import { concatBytes, hkdfSha256 } from './hash.ts'

/** Length in bytes of the salt in front of every sealed object. */
export const SALT_BYTES = 32
const ZERO_NONCE = new Uint8Array(12)

/**
 * `salt ‖ AES-256-GCM(HKDF(key, salt, context), plaintext)` with `context` as associated data.
 * `salt` must be 32 fresh random bytes.
 */
export function sealOnce(
  key: Uint8Array,
  salt: Uint8Array,
  context: Uint8Array,
  plaintext: Uint8Array,
): Uint8Array {
  if (salt.length !== SALT_BYTES) throw new RangeError('the salt must be 32 bytes')
  return concatBytes(salt, aeadSeal(hkdfSha256(key, salt, context), ZERO_NONCE, plaintext, context))
}

/** Opens what `sealOnce` made, or undefined when key or context differ or bytes were altered. */
export function openOnce(
  key: Uint8Array,
  context: Uint8Array,
  sealed: Uint8Array,
): Uint8Array | undefined {
  if (sealed.length < SALT_BYTES) return undefined
  const salt = sealed.subarray(0, SALT_BYTES)
  return aeadOpen(hkdfSha256(key, salt, context), ZERO_NONCE, sealed.subarray(SALT_BYTES), context)
}
