import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cleanContent,
  contentDigest,
  contentSchema,
  decodeDocument,
  DOCUMENT_BYTES_LIMIT,
  encodeDocument,
  type ClinicalDocument,
} from '#clinical/document'
import { ClinicalError, type ClinicalErrorData } from '#clinical/errors'
import { documentInputSchema } from '#contract/views/diagnosis'
import { encode } from '#core/codec/cbor'
import { toHex } from '#crypto/bytes'
import { ASTHMA, content, documentOf, RICE } from './sample-content.ts'

function failure(action: () => unknown): ClinicalErrorData | undefined {
  try {
    action()
  } catch (error) {
    if (error instanceof ClinicalError) return error.data
    throw error
  }
  return undefined
}

const line = (limit: number): fc.Arbitrary<string> =>
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: Math.floor(limit / 8) })
    .map((text) => text.normalize('NFC').trim())
    .filter((text) => text.length > 0 && text.length <= limit)
const date = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10))
const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 })
const eventTime = fc.integer({ min: Date.UTC(1900), max: Date.UTC(2100) })

const documents: fc.Arbitrary<ClinicalDocument> = fc.record({
  version: fc.constant(1 as const),
  salt: bytes32,
  patient: fc.record({
    identifier: line(64),
    family: line(120),
    given: line(120),
    birthDate: date,
    sex: fc.constantFrom('male', 'female', 'other', 'unknown'),
    city: fc.oneof(fc.constant(''), line(120)),
  }),
  encounter: fc.record({
    type: line(200),
    start: eventTime,
    end: fc.option(eventTime),
  }),
  diagnoses: fc.array(
    fc.record({
      coding: fc.record({ system: line(200), code: line(64), display: line(300) }),
      rank: fc.constantFrom('primary', 'secondary'),
      verificationStatus: fc.constantFrom('provisional', 'differential', 'confirmed', 'refuted'),
      clinicalStatus: fc.constantFrom('active', 'recurrence', 'inactive', 'resolved'),
      severity: fc.option(fc.constantFrom('mild', 'moderate', 'severe')),
      onset: fc.option(date),
      abatement: fc.option(date),
      note: line(8000),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  medication: fc.array(line(500), { maxLength: 3 }),
  practitioner: line(200),
  hospital: bytes32,
  recordedAt: fc.integer({ min: 0, max: Date.UTC(2100) }),
  source: fc.constantFrom('form', 'import'),
})

describe('the clinical document', () => {
  it('is read back exactly as it was written', () => {
    fc.assert(
      fc.property(documents, (document) => {
        expect(decodeDocument(encodeDocument(document))).toEqual(document)
      }),
      { numRuns: 100 },
    )
  })

  it('has one encoding, so that its digest is one', () => {
    const bytes = encodeDocument(documentOf())
    expect(encodeDocument(decodeDocument(bytes))).toEqual(bytes)
    expect(toHex(contentDigest(bytes))).toMatch(/^[0-9a-f]{64}$/)
  })

  it('tells two equal statements apart by their salt', () => {
    const other = { ...documentOf(), salt: new Uint8Array(32).fill(8) }
    expect(contentDigest(encodeDocument(other))).not.toEqual(
      contentDigest(encodeDocument(documentOf())),
    )
  })

  it('may name the record that it supersedes, and says nothing of it where it has none', () => {
    const supersedes = {
      record: new Uint8Array(32).fill(9),
      as: 'entered-in-error',
      reason: 'Recorded under the wrong patient',
    } as const
    const amended: ClinicalDocument = { ...documentOf(), supersedes }
    expect(decodeDocument(encodeDocument(amended))).toEqual(amended)
    expect('supersedes' in decodeDocument(encodeDocument(documentOf()))).toBe(false)
    for (const reason of ['', ' ', 'x'.repeat(601), ' why', 'e\u0301']) {
      const bad = { ...amended, supersedes: { ...supersedes, reason } }
      expect(failure(() => encodeDocument(bad))?.code).toBe('document-malformed')
    }
    // Absent or stated: one document has one encoding.
    const nothing = encode({ ...documentOf(), supersedes: null })
    expect(failure(() => decodeDocument(nothing))?.code).toBe('document-malformed')
  })

  it('holds events before 1970', () => {
    const start = Date.UTC(1914, 4, 11)
    const old = documentOf({ encounter: { type: 'Check-up', start, end: null } })
    expect(decodeDocument(encodeDocument(old)).encounter.start).toBe(start)
  })

  it('refuses text that is not in NFC or not well formed, and the cleaning mends it', () => {
    const decomposed = documentOf({ patient: { ...RICE, family: 'Echevarri\u0301a' } })
    const torn = documentOf({ patient: { ...RICE, family: 'Rice\ud800' } })
    for (const document of [decomposed, torn]) {
      expect(failure(() => encodeDocument(document))).toEqual({
        code: 'document-malformed',
        path: 'patient.family',
      })
      const mended = cleanContent(content({ patient: document.patient }))
      expect(contentSchema.safeParse(mended).success).toBe(true)
    }
    expect(cleanContent(content({ practitioner: ' Tomás ' })).practitioner).toBe('Tomás')
  })

  it('refuses more than 256 KiB before anything is sealed', () => {
    const diagnoses = Array.from({ length: 32 }, (_, index) => ({
      ...ASTHMA,
      coding: { ...ASTHMA.coding, code: `X${index}` },
      note: 'ü'.repeat(8000),
    }))
    const data = failure(() => encodeDocument(documentOf({ diagnoses })))
    expect(data).toMatchObject({ code: 'document-too-large', limit: DOCUMENT_BYTES_LIMIT })
  })

  it('refuses unknown fields, other versions and bytes that are no document', () => {
    const bad = [
      encode({ ...documentOf(), more: 1 }),
      encode({ ...documentOf(), version: 2 }),
      encode([]),
      Uint8Array.of(0xff, 0x00),
      new Uint8Array(DOCUMENT_BYTES_LIMIT + 1),
      Uint8Array.of(),
    ]
    for (const bytes of bad)
      expect(failure(() => decodeDocument(bytes))?.code).toMatch(/^document-/)
  })

  it('answers any bytes with a typed error, which quotes nothing of them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(failure(() => decodeDocument(bytes))).toBeDefined()
      }),
    )
  })

  it('takes the same contents as the form of the contract', () => {
    fc.assert(
      fc.property(documents, ({ patient, encounter, diagnoses, medication, practitioner }) => {
        const content = { patient, encounter, diagnoses, medication, practitioner }
        const input = { ...content, specialty: null, supersedes: null }
        expect(documentInputSchema.parse(input)).toEqual(input)
      }),
      { numRuns: 50 },
    )
  })
})
