import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { toHex } from '#crypto/bytes'
import { signerOf, verifySignature } from '#crypto/ed25519'
import { sha256 } from '#crypto/hash'
import { parseAs } from '#core/codec/cbor'
import { messageKind, toWire } from '#core/codec/message'
import { codeOf, unlessRefused } from '../../support/rule-error.ts'
import { signingKeyFrom } from '../../support/test-hospital.ts'

const greeting = messageKind('greeting', z.strictObject({ text: z.string() }))
const farewell = messageKind('farewell', z.strictObject({ text: z.string() }))
const { publicKey, privateKey } = signingKeyFrom('greeter')
const message = greeting.make({ text: 'good morning' }, signerOf(privateKey))

describe('a signed message', () => {
  it('has the hash of its signed bytes as its id', () => {
    expect(toHex(message.id)).toBe(toHex(sha256(message.bytes)))
  })

  it('comes back from its wire form as it was', () => {
    expect(parseAs(greeting.schema, toWire(message))).toEqual(message)
  })

  it('counts for its own kind and signer only', () => {
    expect(() => greeting.requireSignature(message, publicKey, verifySignature)).not.toThrow()
    const other = signingKeyFrom('somebody else').publicKey
    const attempts = [
      () => farewell.requireSignature(message, publicKey, verifySignature),
      () => greeting.requireSignature(message, other, verifySignature),
    ]
    for (const attempt of attempts) expect(codeOf(attempt)).toBe('bad-signature')
  })

  it('is refused in any other shape, and never with another error', () => {
    fc.assert(
      fc.property(fc.anything(), fc.uint8Array(), (anything, bytes) => {
        expect(unlessRefused(() => parseAs(greeting.schema, anything))).toBeUndefined()
        const wire = [bytes, message.signature]
        expect(unlessRefused(() => parseAs(greeting.schema, wire))).toBeUndefined()
      }),
    )
  })

  it('is refused when its body is longer than any body may be', () => {
    const wire = [new Uint8Array(512 * 1024 + 1), message.signature]
    expect(codeOf(() => parseAs(greeting.schema, wire))).toBe('malformed')
  })
})
