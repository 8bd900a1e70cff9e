/** Vectors of the codec: values with their one encoding, and bytes that are refused. */
import { toHex } from '#crypto/bytes'
import { merkleRoot } from '#core/codec/merkle'
import { type CborValue, encode } from '#core/codec/cbor'
import { bytesFrom } from '../support/signed.ts'
import { toJson } from './json-value.ts'

const VALUES: readonly CborValue[] = [
  0,
  23,
  24,
  255,
  256,
  65_535,
  65_536,
  4_294_967_295,
  4_294_967_296,
  Number.MAX_SAFE_INTEGER,
  -1,
  -24,
  -25,
  -4_294_967_297,
  Number.MIN_SAFE_INTEGER,
  false,
  true,
  null,
  '',
  'J45.0',
  'Krankenhaus Süd',
  '病院',
  new Uint8Array(),
  bytesFrom('bytes'),
  [],
  [1, [2, [3, []]]],
  {},
  { b: 1, a: 2, aa: 3, '': 4 },
  { consortium: bytesFrom('consortium'), height: 7, hash: bytesFrom('block') },
]

const REFUSED = [
  ['no value', ''],
  ['a byte after the value', '0000'],
  ['integer not minimal', '1817'],
  ['length not minimal', '580100'],
  ['keys out of order', 'a2616201616101'],
  ['duplicate key', 'a2616101616102'],
  ['key that is no text', 'a10101'],
  ['whole float', 'f93c00'],
  ['float', 'fb3ff199999999999a'],
  ['infinity', 'f97c00'],
  ['not a number', 'f97e00'],
  ['undefined', 'f7'],
  ['tag', 'c100'],
  ['integer above 2^53 - 1', '1b0020000000000000'],
  ['array of indefinite length', '9f01ff'],
  ['map of indefinite length', 'bf616101ff'],
  ['bytes of indefinite length', '5f4101ff'],
  ['text of indefinite length', '7f6161ff'],
  ['text that is not UTF-8', '61ff'],
  ['text that begins with a byte order mark', '64efbbbf61'],
  ['array that ends early', '8201'],
] as const

/** Everything that codec.json holds. */
export function codecVectors() {
  return {
    encoded: VALUES.map((value) => ({ value: toJson(value), bytes: toHex(encode(value)) })),
    refused: REFUSED.map(([why, bytes]) => ({ why, bytes })),
    merkle: [0, 1, 2, 3, 5, 8].map((count) => {
      const leaves = Array.from({ length: count }, (_, i) => bytesFrom(`leaf ${i}`))
      return { leaves: leaves.map(toHex), root: toHex(merkleRoot(leaves)) }
    }),
  }
}
