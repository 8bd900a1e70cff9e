/** AES-256-GCM (NIST SP 800-38D) with a 16-byte tag after the ciphertext. */
import { createCipheriv, createDecipheriv } from 'node:crypto'
import { concatBytes } from './hash.ts'

/** Length in bytes of the tag that `aeadSeal` appends. */
export const TAG_BYTES = 16

/** Seals under a 32-byte key and 12-byte nonce; a pair of both must never be used twice. */
export function aeadSeal(
  key: Uint8Array,
  nonce: Uint8Array,
  plaintext: Uint8Array,
  associated: Uint8Array,
): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(associated)
  return concatBytes(cipher.update(plaintext), cipher.final(), cipher.getAuthTag())
}

/** Opens what `aeadSeal` made, or returns undefined when anything was altered. */
export function aeadOpen(
  key: Uint8Array,
  nonce: Uint8Array,
  sealed: Uint8Array,
  associated: Uint8Array,
): Uint8Array | undefined {
  if (sealed.length < TAG_BYTES) return undefined
  const split = sealed.length - TAG_BYTES
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
    .setAAD(associated)
    .setAuthTag(sealed.subarray(split))
  try {
    return concatBytes(decipher.update(sealed.subarray(0, split)), decipher.final())
  } catch {
    // final() throws for one reason only: the tag does not match.
    return undefined
  }
}
