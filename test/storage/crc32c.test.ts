import { crc32c } from '#storage/crc32c'
import { utf8 } from '#crypto/bytes'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'

test('RFC 3720 appendix B.4 and the check value', () => {
  expect(crc32c(utf8('123456789'))).toBe(0xe3069283)
  expect(crc32c(new Uint8Array(32))).toBe(0x8a9136aa)
  expect(crc32c(new Uint8Array(32).fill(0xff))).toBe(0x62a8ab43)
  expect(crc32c(Uint8Array.from({ length: 32 }, (_, index) => index))).toBe(0x46dd794e)
})

test('every flipped bit changes it, at every length', () => {
  const bytes = fc.uint8Array({ minLength: 1, maxLength: 64 })
  fc.assert(
    fc.property(bytes, fc.nat(), (bytes, bit) => {
      const flipped = Uint8Array.from(bytes)
      flipped[(bit >> 3) % bytes.length]! ^= 1 << (bit & 7)
      expect(crc32c(flipped)).not.toBe(crc32c(bytes))
    }),
  )
})
