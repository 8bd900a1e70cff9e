import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareBytes, fromBase64Url, fromHex, toBase64Url, toHex, u32be } from '#crypto/bytes'

describe('bytes as text', () => {
  it('come back from hexadecimal and from base64url', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(fromHex(toHex(bytes))).toEqual(bytes)
        expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes)
      }),
    )
  })

  it('are refused when a character does not belong, is left over or is not the only one', () => {
    for (const text of ['0', '0g', ' 00', '00\n']) expect(() => fromHex(text)).toThrow(TypeError)
    for (const text of ['+', 'AA==', 'A A', 'AAAAA', 'AB'])
      expect(() => fromBase64Url(text)).toThrow(TypeError)
  })

  it('are ordered as unsigned numbers, the first byte first', () => {
    expect(compareBytes(Uint8Array.of(0x7f, 0xff), Uint8Array.of(0x80, 0))).toBeLessThan(0)
    expect(compareBytes(Uint8Array.of(1), Uint8Array.of(1, 0))).toBeLessThan(0)
    expect(compareBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2))).toBe(0)
  })

  it('hold 32-bit numbers with the highest byte first', () => {
    expect(toHex(u32be(0x01020304))).toBe('01020304')
    expect(toHex(u32be(2 ** 32 - 1))).toBe('ffffffff')
  })
})
