import { describe, expect, it } from 'vitest'
import { aeadOpen, aeadSeal, TAG_BYTES } from '#crypto/aead'
import { fromHex, toHex, utf8 } from '#crypto/bytes'

/** Test cases 13 to 16 of the GCM specification submitted to NIST (AES-256, 96-bit nonce). */
const KEY = 'feffe9928665731c6d6a8f9467308308'.repeat(2)
const PLAINTEXT =
  'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255'
const CIPHERTEXT =
  '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad'
const VECTORS = [
  {
    key: '00'.repeat(32),
    nonce: '00'.repeat(12),
    plaintext: '',
    associated: '',
    sealed: '530f8afbc74536b9a963b4f1c4cb738b',
  },
  {
    key: '00'.repeat(32),
    nonce: '00'.repeat(12),
    plaintext: '00'.repeat(16),
    associated: '',
    sealed: 'cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919',
  },
  {
    key: KEY,
    nonce: 'cafebabefacedbaddecaf888',
    plaintext: PLAINTEXT,
    associated: '',
    sealed: `${CIPHERTEXT}b094dac5d93471bdec1a502270e3cc6c`,
  },
  {
    key: KEY,
    nonce: 'cafebabefacedbaddecaf888',
    plaintext: PLAINTEXT.slice(0, 120),
    associated: 'feedfacedeadbeeffeedfacedeadbeefabaddad2',
    sealed: `${CIPHERTEXT.slice(0, 120)}76fc6ece0f4e1768cddf8853bb2d551b`,
  },
].map(({ key, nonce, plaintext, associated, sealed }) => ({
  key: fromHex(key),
  nonce: fromHex(nonce),
  plaintext: fromHex(plaintext),
  associated: fromHex(associated),
  sealed: fromHex(sealed),
}))

describe('AES-256-GCM (SP 800-38D)', () => {
  it.each(VECTORS.map((vector, i) => ({ ...vector, number: 13 + i })))(
    'matches test case $number',
    ({ key, nonce, plaintext, associated, sealed }) => {
      expect(toHex(aeadSeal(key, nonce, plaintext, associated))).toBe(toHex(sealed))
      expect(toHex(aeadOpen(key, nonce, sealed, associated)!)).toBe(toHex(plaintext))
    },
  )

  it('opens nothing once any single bit of it was flipped', () => {
    const { key, nonce, associated, sealed } = VECTORS[3]!
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const altered = Uint8Array.from(sealed)
      altered[bit >> 3]! ^= 1 << (bit & 7)
      expect(aeadOpen(key, nonce, altered, associated)).toBeUndefined()
    }
  })

  it('opens nothing that was cut, or under other associated data', () => {
    const { key, nonce, associated, sealed } = VECTORS[3]!
    for (const length of [0, 1, TAG_BYTES - 1, TAG_BYTES, sealed.length - 1]) {
      expect(aeadOpen(key, nonce, sealed.subarray(0, length), associated)).toBeUndefined()
    }
    expect(aeadOpen(key, nonce, sealed, utf8('something else'))).toBeUndefined()
  })
})
