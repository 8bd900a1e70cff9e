import { describe, expect, it } from 'vitest'
import { fromHex, toHex, utf8 } from '#crypto/bytes'
import { concatBytes, hkdfSha256, hmacSha256, sha256 } from '#crypto/hash'

describe('SHA-256 (FIPS 180-4)', () => {
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
  ])('hashes "%s" to the published digest', (message, digest) => {
    expect(toHex(sha256(utf8(message)))).toBe(digest)
  })

  it('hashes parts as what they are joined together', () => {
    expect(toHex(sha256(utf8('a'), utf8(''), utf8('bc')))).toBe(toHex(sha256(utf8('abc'))))
    expect(toHex(concatBytes(utf8('a'), utf8('bc')))).toBe(toHex(utf8('abc')))
  })
})

describe('a hash', () => {
  it('is a plain array, which behaves the same in every comparison and copy', () => {
    for (const bytes of [sha256(utf8('a')), hmacSha256(utf8('k'), utf8('a'))]) {
      expect(Object.getPrototypeOf(bytes)).toBe(Uint8Array.prototype)
    }
  })
})

describe('HMAC-SHA-256 (RFC 4231)', () => {
  it('matches test case 2', () => {
    expect(toHex(hmacSha256(utf8('Jefe'), utf8('what do ya want for nothing?')))).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    )
  })
})

describe('HKDF-SHA-256 (RFC 5869 Appendix A)', () => {
  it.each([
    {
      title: 'A.1',
      key: '0b'.repeat(22),
      salt: '000102030405060708090a0b0c',
      info: 'f0f1f2f3f4f5f6f7f8f9',
      output:
        '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
    },
    {
      title: 'A.2',
      key: range(0x00, 80),
      salt: range(0x60, 80),
      info: range(0xb0, 80),
      output:
        'b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87',
    },
    {
      title: 'A.3',
      key: '0b'.repeat(22),
      salt: '',
      info: '',
      output:
        '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8',
    },
  ])('matches $title', ({ key, salt, info, output }) => {
    const derived = hkdfSha256(fromHex(key), fromHex(salt), fromHex(info), output.length / 2)
    expect(toHex(derived)).toBe(output)
  })
})

function range(first: number, length: number): string {
  return toHex(Uint8Array.from({ length }, (_, i) => first + i))
}
