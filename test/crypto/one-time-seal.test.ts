import { describe, expect, it } from 'vitest'
import { aeadSeal } from '#crypto/aead'
import { toHex, utf8 } from '#crypto/bytes'
import { concatBytes, hkdfSha256 } from '#crypto/hash'
import { openOnce, SALT_BYTES, sealOnce } from '#crypto/one-time-seal'
import { bytesFrom } from '../support/signed.ts'

const key = bytesFrom('key')
const salt = bytesFrom('salt')
const context = utf8('context')
const plaintext = utf8('what nobody else may read')
const sealed = sealOnce(key, salt, context, plaintext)

describe('sealing under a key that is used once (PROTOCOL §5)', () => {
  it('is the salt and AES-256-GCM under HKDF(key, salt, context), context associated', () => {
    const oneTimeKey = hkdfSha256(key, salt, context)
    const ciphertext = aeadSeal(oneTimeKey, new Uint8Array(12), plaintext, context)
    expect(toHex(sealed)).toBe(toHex(concatBytes(salt, ciphertext)))
  })

  it('opens with the same key and context, and with no other', () => {
    expect(openOnce(key, context, sealed)).toEqual(plaintext)
    expect(openOnce(bytesFrom('other key'), context, sealed)).toBeUndefined()
    expect(openOnce(key, utf8('contexT'), sealed)).toBeUndefined()
  })

  it('opens nothing once any single bit of salt, ciphertext or tag was flipped', () => {
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const altered = Uint8Array.from(sealed)
      altered[bit >> 3]! ^= 1 << (bit & 7)
      expect(openOnce(key, context, altered)).toBeUndefined()
    }
  })

  it('opens nothing that was cut', () => {
    for (const length of [0, SALT_BYTES - 1, SALT_BYTES, SALT_BYTES + 15, sealed.length - 1]) {
      expect(openOnce(key, context, sealed.subarray(0, length))).toBeUndefined()
    }
  })

  it('insists on a whole salt', () => {
    expect(() => sealOnce(key, salt.subarray(1), context, plaintext)).toThrow(RangeError)
  })
})
