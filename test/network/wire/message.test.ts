import { codeMessage, decodeMessage, encodeMessage, message } from '#network/wire/message'
import { NetworkError } from '#network/errors'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'

const names = fc.stringMatching(/^[a-z0-9/-]{0,64}$/)
const numbers = fc.integer({ min: 0, max: 2 ** 32 - 1 })

test('what is decoded is what was encoded', () => {
  fc.assert(
    fc.property(names, numbers, fc.uint8Array({ maxLength: 300 }), (name, number, body) => {
      const sent = message('call', { name, number, body })
      const read = decodeMessage(encodeMessage(sent))
      expect({ ...read, body: Uint8Array.from(read.body) }).toEqual(sent)
    }),
  )
})

test('arbitrary bytes decode or are malformed, nothing else', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      try {
        decodeMessage(bytes)
      } catch (error) {
        expect(error).toBeInstanceOf(NetworkError)
        expect(error).toMatchObject({ code: 'malformed' })
      }
    }),
  )
})

test('a code that is not a name is sent as internal and its detail is cut', () => {
  const sent = codeMessage('fault', 'Not a code!', 'x'.repeat(2_000))
  expect(sent.name).toBe('internal')
  expect(sent.body.length).toBe(512)
})
