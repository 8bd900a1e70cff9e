import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toHex, utf8 } from '#crypto/bytes'
import { sha256 } from '#crypto/hash'
import { encode } from '#core/codec/cbor'
import { PADDING_FLOOR } from '#core/payload/padding'
import {
  openPayload,
  patientTag,
  type PayloadIndex,
  readPayload,
  type SealContext,
  sealPayload,
} from '#core/payload/payload'
import { flipBit } from '../../support/flip.ts'
import { codeOf, unlessRefused } from '../../support/rule-error.ts'
import { bytesFrom } from '../../support/signed.ts'

const key = bytesFrom('epoch key')
const context: SealContext = {
  consortium: bytesFrom('consortium'),
  epoch: 3,
  author: bytesFrom('author'),
  nonce: 7,
}
const index: PayloadIndex = {
  patient: patientTag(key, 'NATIONAL-ID-4711'),
  supersedes: bytesFrom('earlier record'),
  restricted: false,
}
const document = utf8(JSON.stringify({ patient: 'Erika Mustermann', diagnosis: 'J45.0 asthma' }))

function seal(content: Uint8Array, label = 'one') {
  return sealPayload(key, context, content, index, {
    recordKey: bytesFrom(`record key ${label}`),
    indexSalt: bytesFrom(`index salt ${label}`),
    keySalt: bytesFrom(`key salt ${label}`),
  })
}
const sealed = seal(document)

describe('a sealed payload (PROTOCOL §5)', () => {
  it('opens to exactly the document and index that were sealed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 6000, size: 'max' }), (content) => {
        const { bytes, digest } = seal(content)
        expect(toHex(digest)).toBe(toHex(sha256(bytes)))
        expect(openPayload(key, context, bytes)).toEqual({ document: content, index })
      }),
      { numRuns: 25 },
    )
  })

  it('opens under no other epoch key, consortium, epoch, author or nonce', () => {
    expect(openPayload(bytesFrom('other key'), context, sealed.bytes)).toBeUndefined()
    const others: Partial<SealContext>[] = [
      { consortium: bytesFrom('other') },
      { epoch: 4 },
      { author: bytesFrom('other') },
      { nonce: 8 },
    ]
    for (const other of others) {
      expect(openPayload(key, { ...context, ...other }, sealed.bytes)).toBeUndefined()
    }
  })

  it('never opens to anything once a bit in any part of it was flipped', () => {
    const { bytes } = sealed
    // Every bit outside the long body, and every 97th inside, so that all bytes' bits are met.
    const bits = Array.from({ length: bytes.length * 8 }, (_, bit) => bit)
    const body = { from: 300 * 8, to: (bytes.length - 200) * 8 }
    for (const bit of bits) {
      if (bit > body.from && bit < body.to && bit % 97 !== 0) continue
      const opened = unlessRefused(() => openPayload(key, context, flipBit(bytes, bit)))
      expect(opened).toBeUndefined()
    }
  })

  it('never opens to anything with parts of two payloads', () => {
    const one = readPayload(sealed.bytes)
    const other = readPayload(seal(utf8('another document'), 'two').bytes)
    // A body belongs to its record key; an index may not be judged by it, nor judge it.
    const mixed = [
      { ...one, body: other.body },
      { ...one, keys: other.keys },
    ]
    for (const { index, body, keys } of mixed) {
      const bytes = encode({ index, body, keys })
      expect(openPayload(key, context, bytes)).toBeUndefined()
    }
  })

  it('shows whoever relays it nothing of document, patient or keys', () => {
    const seen = toHex(sealed.bytes)
    const words = ['Mustermann', 'J45', 'asthma', 'NATIONAL-ID', 'patient', 'restricted']
    const secrets = [index.patient, index.supersedes!, key, bytesFrom('record key one')]
    for (const secret of [...words.map(utf8), ...secrets]) expect(seen).not.toContain(toHex(secret))
  })

  it('differs every time, even for the same document', () => {
    const again = readPayload(seal(document, 'again').bytes)
    const first = readPayload(sealed.bytes)
    expect(toHex(again.index)).not.toBe(toHex(first.index))
    expect(toHex(again.body)).not.toBe(toHex(first.body))
    expect(toHex(again.keys)).not.toBe(toHex(first.keys))
  })

  it('has one size for all documents of one padded length', () => {
    const lengths = [0, 1, 100, 4000, PADDING_FLOOR - 1]
    const sizes = lengths.map((length) => seal(new Uint8Array(length)).bytes.length)
    expect(new Set(sizes).size).toBe(1)
    expect(seal(new Uint8Array(PADDING_FLOOR)).bytes.length).toBeGreaterThan(sizes[0]!)
    const bare = { ...index, supersedes: null, restricted: true }
    const random = {
      recordKey: bytesFrom('a'),
      indexSalt: bytesFrom('b'),
      keySalt: bytesFrom('c'),
    }
    expect(sealPayload(key, context, document, bare, random).bytes.length).toBe(sizes[0])
  })

  it('answers any other bytes with nothing or a RuleError', () => {
    expect(codeOf(() => openPayload(key, context, new Uint8Array()))).toBe('malformed')
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(unlessRefused(() => openPayload(key, context, bytes))).toBeUndefined()
      }),
    )
  })
})

describe('the tag of a patient', () => {
  it('is one for one identifier, however its accents are composed', () => {
    expect(patientTag(key, 'José')).toEqual(patientTag(key, 'Jose\u0301'))
  })

  it('links nothing across patients or epochs', () => {
    const tags = [
      patientTag(key, '4711'),
      patientTag(key, '4712'),
      patientTag(bytesFrom('next epoch key'), '4711'),
    ]
    expect(new Set(tags.map(toHex)).size).toBe(3)
  })
})
