import { concatBytes } from '#crypto/hash'
import { FRAME_BYTES, FrameReader, frameAt } from '#network/wire/frames'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'

function framed(message: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = []
  let offset = 0
  while (offset < message.length) {
    const frame = frameAt(message, offset)
    parts.push(...frame.parts)
    offset = frame.end
  }
  return concatBytes(...parts)
}

/** Bytes with a pattern, so that a shifted copy differs. */
function patterned(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index * 31) % 251)
}

test('messages come out as they went in, however the bytes are cut', () => {
  const lengths = fc.array(
    fc.oneof(
      fc.integer({ min: 1, max: 400 }),
      fc.constantFrom(FRAME_BYTES - 1, FRAME_BYTES, FRAME_BYTES + 1, 2 * FRAME_BYTES),
    ),
    { minLength: 1, maxLength: 4 },
  )
  fc.assert(
    fc.property(lengths, fc.integer({ min: 1, max: 300_000 }), (sizes, step) => {
      const messages = sizes.map(patterned)
      const bytes = concatBytes(...messages.map(framed))
      const reader = new FrameReader(3 * FRAME_BYTES)
      const read: Uint8Array[] = []
      for (let at = 0; at < bytes.length; at += step) {
        read.push(...reader.push(bytes.subarray(at, at + step)))
      }
      expect(read.length).toBe(messages.length)
      read.forEach((message, index) => expect(Buffer.compare(message, messages[index]!)).toBe(0))
    }),
    { numRuns: 40 },
  )
})

test('a message one byte at a time is still one message', () => {
  const reader = new FrameReader(100)
  const read: Uint8Array[] = []
  for (const byte of framed(patterned(60))) read.push(...reader.push(Uint8Array.of(byte)))
  expect(read).toEqual([patterned(60)])
})

test.each([
  ['an empty frame', [0, 0, 0, 0]],
  ['a frame above the limit of frames', [0x00, 0x7f, 0xff, 0xff]],
  ['a short frame that says more follows', [0x80, 0, 0, 1]],
])('%s is malformed', (_name, header) => {
  const reader = new FrameReader(1_000_000)
  expect(() => [...reader.push(Uint8Array.from(header))]).toThrow(
    expect.objectContaining({ code: 'malformed' }),
  )
})

test('a message above the limit is refused at its header, before its bytes are stored', () => {
  const reader = new FrameReader(1_000)
  const header = framed(patterned(1_001)).subarray(0, 4)
  expect(() => [...reader.push(header)]).toThrow(expect.objectContaining({ code: 'too-large' }))
})
