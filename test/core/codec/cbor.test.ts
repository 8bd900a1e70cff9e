import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fromHex, toHex } from '#crypto/bytes'
import { concatBytes } from '#crypto/hash'
import { type CborValue, decode, decodeAs, encode } from '#core/codec/cbor'
import { codeOf, unlessRefused } from '../../support/rule-error.ts'

/** Encodings of RFC 8949 Appendix A that the protocol uses. */
const APPENDIX_A: [CborValue, string][] = [
  [0, '00'],
  [23, '17'],
  [24, '1818'],
  [1000, '1903e8'],
  [1_000_000, '1a000f4240'],
  [1_000_000_000_000, '1b000000e8d4a51000'],
  [-1, '20'],
  [-1000, '3903e7'],
  [false, 'f4'],
  [true, 'f5'],
  [null, 'f6'],
  [fromHex('01020304'), '4401020304'],
  ['', '60'],
  ['IETF', '6449455446'],
  ['\u00fc', '62c3bc'],
  ['\u{10151}', '64f0908591'],
  [[], '80'],
  [[1, [2, 3], [4, 5]], '8301820203820405'],
  [{}, 'a0'],
  [{ a: 1, b: [2, 3] }, 'a26161016162820203'],
]

/** Well-formed or not, none of these is the one encoding of a value of the protocol. */
const REFUSED: [string, string][] = [
  ['nothing at all', ''],
  ['a byte after the value', '0000'],
  ['an integer longer than it need be (1 byte)', '1817'],
  ['an integer longer than it need be (2 bytes)', '1900ff'],
  ['an integer longer than it need be (8 bytes)', '1b00000000ffffffff'],
  ['a length longer than it need be', '580100'],
  ['keys out of order', 'a2616201616101'],
  ['a longer key before a shorter one', 'a2626161016162 01'.replaceAll(' ', '')],
  ['one key twice', 'a2616101616102'],
  ['a key that is no text', 'a10101'],
  ['a float that is whole', 'f93c00'],
  ['a float', 'fb3ff199999999999a'],
  ['infinity', 'f97c00'],
  ['not a number', 'f97e00'],
  ['negative zero', 'f98000'],
  ['undefined', 'f7'],
  ['another simple value', 'f0'],
  ['a tag', 'c100'],
  ['a big number', 'c249010000000000000000'],
  ['an integer above 2^53', '1b0020000000000000'],
  ['an integer below -2^53', '3b0020000000000000'],
  ['the largest integer', '1bffffffffffffffff'],
  ['an array of indefinite length', '9f01ff'],
  ['a map of indefinite length', 'bf616101ff'],
  ['bytes of indefinite length', '5f4101ff'],
  ['text of indefinite length', '7f6161ff'],
  ['a break alone', 'ff'],
  ['text that is not UTF-8', '61ff'],
  ['text with half a surrogate pair', '63eda080'],
  ['text with an overlong character', '62c080'],
  ['text that begins with a byte order mark', '64efbbbf61'],
  ['an array that ends early', '8201'],
  ['bytes that end early', '4201'],
  ['a length of 4 GiB', '5affffffff'],
  ['four thousand million entries', '9affffffff'],
  ['a length beyond 2^53', '5bffffffffffffffff'],
]

const value: fc.Arbitrary<CborValue> = fc.letrec<{ value: CborValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    fc.uint8Array(),
    readableText(),
    fc.array(tie('value')),
    fc.dictionary(readableText(), tie('value')),
  ),
})).value

function readableText() {
  return fc.string({ unit: 'binary' }).filter((text) => !text.startsWith('\ufeff'))
}

describe('the one encoder (RFC 8949 §4.2.1)', () => {
  it.each(APPENDIX_A)('encodes %j as Appendix A does, %s', (item, hex) => {
    expect(toHex(encode(item))).toBe(hex)
    expect(decode(fromHex(hex))).toEqual(item)
  })

  it('orders keys by their encoded bytes, shorter ones first', () => {
    expect(toHex(encode({ bb: 1, a: 2, c: 3 }))).toBe('a3616102616303626262 01'.replaceAll(' ', ''))
  })

  it('gives back every value that it encoded', () => {
    fc.assert(
      fc.property(value, (item) => {
        const bytes = encode(item)
        expect(encode(decode(bytes))).toEqual(bytes)
        expect(decode(bytes)).toEqual(item)
      }),
    )
  })

  it.each([
    ['a fraction', 0.5],
    ['an integer beyond 2^53', 2 ** 53],
    ['negative zero', -0],
    ['not a number', Number.NaN],
    ['half a surrogate pair', '\ud800'],
    ['a byte order mark, which the decoder would drop', '\ufeffname'],
    ['half a surrogate pair as a key', { '\ud800': 1 }],
    ['undefined', { a: undefined }],
    ['a big integer', 1n],
    ['a function', [() => 1]],
  ])('refuses to encode %s', (_, item) => {
    expect(codeOf(() => encode(item as CborValue))).toBe('malformed')
  })
})

describe('strict decoding (PROTOCOL §3)', () => {
  it.each(REFUSED)('refuses %s: %s', (_, hex) => {
    expect(codeOf(() => decode(fromHex(hex)))).toBe('malformed')
  })

  it('refuses nesting deeper than the stack instead of crashing', () => {
    expect(codeOf(() => decode(new Uint8Array(500_000).fill(0x81)))).toBe('malformed')
    const maps = new Uint8Array(600_000).map((_, i) => [0xa1, 0x61, 0x61][i % 3]!)
    expect(codeOf(() => decode(maps))).toBe('malformed')
  })

  it('answers any bytes with a value of which they are the encoding, or with a RuleError', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        const item = unlessRefused(() => decode(bytes))
        if (item !== undefined) expect(encode(item)).toEqual(bytes)
      }),
      { numRuns: 5000 },
    )
  })

  it('answers damaged encodings in the same way', () => {
    const damage = fc.record({ place: fc.nat(), byte: fc.integer({ min: 0, max: 255 }) })
    fc.assert(
      fc.property(value, damage, (item, { place, byte }) => {
        const bytes = encode(item)
        bytes[place % bytes.length] = byte
        const read = unlessRefused(() => decode(bytes))
        if (read !== undefined) expect(encode(read)).toEqual(bytes)
      }),
      { numRuns: 2000 },
    )
  })

  it('takes no byte more and no byte less', () => {
    fc.assert(
      fc.property(value, (item) => {
        const bytes = encode(item)
        expect(codeOf(() => decode(concatBytes(bytes, Uint8Array.of(0))))).toBe('malformed')
        expect(codeOf(() => decode(bytes.subarray(0, -1)))).toBe('malformed')
      }),
    )
  })

  it('refuses fields that a schema does not name, and other types', () => {
    const schema = z.strictObject({ a: z.int() })
    expect(decodeAs(schema, encode({ a: 1 }))).toEqual({ a: 1 })
    for (const other of [{ a: 1, b: 1 }, { a: '1' }, {}, [1], null]) {
      expect(codeOf(() => decodeAs(schema, encode(other)))).toBe('malformed')
    }
  })
})
