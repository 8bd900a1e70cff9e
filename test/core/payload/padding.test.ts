import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pad, PADDING_FLOOR, padTo, paddedLength, unpad } from '#core/payload/padding'

describe('padding (PROTOCOL §5)', () => {
  it('is taken off again to give exactly what was padded', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12_000, size: 'max' }), (bytes) => {
        const padded = pad(bytes)
        expect(padded.length).toBe(paddedLength(bytes.length + 1))
        expect(unpad(padded)).toEqual(bytes)
      }),
      { numRuns: 25 },
    )
  })

  it('keeps zeros and markers at the end of what was padded', () => {
    for (const end of [[0x80], [0x80, 0], [0, 0], [0x80, 0x80], []]) {
      const bytes = Uint8Array.from([1, ...end])
      expect(unpad(padTo(bytes, 16))).toEqual(bytes)
    }
  })

  it('is never below the floor and wastes at most 12 %', () => {
    for (let length = 0; length < 300_000; length += 7) {
      const padded = paddedLength(length)
      expect(padded).toBeGreaterThanOrEqual(Math.max(length, PADDING_FLOOR))
      if (length > PADDING_FLOOR) expect(padded).toBeLessThanOrEqual(length * 1.12)
    }
  })

  it('leaves few sizes to tell apart', () => {
    const sizes = new Set<number>()
    for (let length = 1; length <= 256 * 1024; length++) sizes.add(paddedLength(length))
    expect(sizes.size).toBe(129)
    for (const size of sizes) expect(paddedLength(size)).toBe(size)
  })

  it.each([
    [0, 4096],
    [4096, 4096],
    [4097, 4352],
    [10_000, 10_240],
    [65_537, 67_584],
    [262_145, 270_336],
  ])('brings %i bytes to %i', (length, padded) => {
    expect(paddedLength(length)).toBe(padded)
  })

  it('is refused where it does not fit, and seen to be missing', () => {
    expect(() => padTo(new Uint8Array(16), 16)).toThrow(RangeError)
    for (const bytes of [[], [0], [0, 0, 0], [1, 2], [0x80, 1]]) {
      expect(unpad(Uint8Array.from(bytes))).toBeUndefined()
    }
  })
})
