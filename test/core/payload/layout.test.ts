import { expect, it } from 'vitest'
import { concatBytes } from '#crypto/hash'
import { encode } from '#core/codec/cbor'
import { layoutOf } from '#core/payload/layout'
import { readPayload } from '#core/payload/payload'
import { codeOf } from '../../support/rule-error.ts'

/** Lengths on both sides of every length of a byte string's head. */
const LENGTHS = [0, 23, 24, 255, 256, 65_535, 65_536]

it('structure and sealed bytes, one after another, are the whole payload', () => {
  for (const length of LENGTHS) {
    const payload = encode({
      index: new Uint8Array(128).fill(1),
      body: new Uint8Array(length).fill(2),
      keys: new Uint8Array(80).fill(3),
    })
    const placed = layoutOf(payload)
    const pieces = placed.flatMap(({ offset, structure, sealed }) => [
      payload.subarray(offset, offset + structure),
      payload.subarray(offset + structure, offset + structure + sealed),
    ])
    expect(concatBytes(...pieces)).toEqual(payload)
  }
})

it('no sealed byte is taken for structure, nor the other way round', () => {
  const payload = encode({
    index: new Uint8Array(128).fill(1),
    body: new Uint8Array(4144).fill(2),
    keys: new Uint8Array(80).fill(3),
  })
  const parts = readPayload(payload)
  for (const { name, offset, structure, sealed } of layoutOf(payload)) {
    const begin = offset + structure
    expect(payload.subarray(begin, begin + sealed)).toEqual(parts[name])
    const named = Buffer.from(payload.subarray(offset, begin)).includes(name)
    expect(named, name).toBe(true)
  }
})

it('what is no payload has no layout', () => {
  expect(codeOf(() => layoutOf(encode({ index: new Uint8Array(1) })))).toBe('malformed')
})
