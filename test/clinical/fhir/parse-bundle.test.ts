import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentSchema } from '#clinical/document'
import { parseBundle, type ImportedBundle } from '#clinical/fhir/parse-bundle'
import { checkRules } from '#clinical/rules'
import { bundlesIn, HAS_MORE_PATIENTS, MORE_PATIENTS, SAMPLE_PATIENTS } from '../sample-files.ts'
import { bundle, condition, ENCOUNTER, PATIENT } from './sample-bundle.ts'

const TODAY = '2026-03-12'

function imported(json: unknown): ImportedBundle {
  return parseBundle(json, TODAY)
}

function problems(json: unknown): string[] {
  return imported(json).problems.map(({ code, entry }) => `${code} ${entry}`)
}

function totals(folder: string): { documents: number; diagnoses: number; problems: number } {
  const all = bundlesIn(folder).map(([, json]) => imported(json))
  const documents = all.flatMap((one) => one.documents)
  for (const { content } of documents) {
    expect(contentSchema.safeParse(content).success).toBe(true)
    expect(checkRules(content, TODAY)).toEqual([])
  }
  return {
    documents: documents.length,
    diagnoses: documents.reduce((sum, { content }) => sum + content.diagnoses.length, 0),
    problems: all.reduce((sum, one) => sum + one.problems.length, 0),
  }
}

describe('import of FHIR R4 bundles', () => {
  it('takes over patient, encounter, practitioner, hospital and condition', () => {
    const { documents } = imported(bundle([condition('1001'), condition('1002')]))
    expect(documents).toEqual([
      {
        content: {
          patient: {
            identifier: '999-39-6702',
            family: 'Echevarría',
            given: 'Carla José',
            birthDate: '2005-05-03',
            sex: 'female',
            city: 'Concord',
          },
          encounter: {
            type: 'Encounter for symptom',
            start: Date.UTC(2010, 4, 9, 22, 53, 17),
            end: Date.UTC(2010, 4, 23, 22, 53, 17),
          },
          diagnoses: [
            {
              coding: {
                system: 'http://snomed.info/sct',
                code: '1001',
                display: 'Condition 1001',
              },
              rank: 'primary',
              verificationStatus: 'confirmed',
              clinicalStatus: 'active',
              severity: null,
              onset: '2010-05-09',
              abatement: null,
              note: '',
            },
            expect.objectContaining({ rank: 'secondary' }),
          ],
          medication: [],
          practitioner: 'Dr. Ana Peña',
        },
        hospitalName: 'Concord Hospital',
        recordedDate: '2010-05-10',
      },
    ])
  })

  it('finds what references name by type and id, and names that only a reference gives', () => {
    const encounter = {
      ...ENCOUNTER,
      subject: { reference: 'Patient/p1' },
      participant: [{ individual: { reference: 'Practitioner?identifier=1', display: 'Dr. Lee' } }],
      serviceProvider: { display: 'Elsewhere' },
    }
    const json = bundle(
      [condition('1', { encounter: { reference: 'Encounter/e1' } })],
      PATIENT,
      encounter,
    )
    const [document] = imported(json).documents
    expect(document?.content.practitioner).toBe('Dr. Lee')
    expect(document?.hospitalName).toBe('Elsewhere')
  })

  it('prefers the national identifier, then the record number, then any, then the id', () => {
    const withIdentifiers = (identifier: unknown): string | undefined =>
      imported(bundle([condition('1')], { ...PATIENT, identifier })).documents[0]?.content.patient
        .identifier
    expect(withIdentifiers(PATIENT.identifier.slice(0, 2))).toBe('mr-77')
    expect(withIdentifiers(PATIENT.identifier.slice(0, 1))).toBe('other-1')
    expect(withIdentifiers([{ value: 7 }])).toBe('p1')
  })

  it('never claims more certainty than the file states', () => {
    const statusOf = (verificationStatus: unknown): string | undefined =>
      imported(bundle([condition('1', { verificationStatus })])).documents[0]?.content.diagnoses[0]
        ?.verificationStatus
    expect(statusOf(undefined)).toBe('provisional')
    expect(statusOf({ coding: [{ code: 'unconfirmed' }] })).toBe('provisional')
    expect(statusOf({ coding: [{ code: 'refuted' }] })).toBe('refuted')
  })

  it('takes what has an end for resolved when no status is given', () => {
    const ended = condition('1', { clinicalStatus: null, abatementDateTime: '2011-01-02' })
    expect(imported(bundle([ended])).documents[0]?.content.diagnoses[0]).toMatchObject({
      clinicalStatus: 'resolved',
      abatement: '2011-01-02',
    })
  })

  it('keeps an inexact date in words instead of inventing a day', () => {
    const inexact = condition('1', { onsetDateTime: '2010-05', note: [{ text: 'Mild.' }] })
    expect(imported(bundle([inexact])).documents[0]?.content.diagnoses[0]).toMatchObject({
      onset: null,
      note: 'Mild.\nOnset as stated: 2010-05',
    })
  })

  it('splits an encounter with more than 32 conditions', () => {
    const many = Array.from({ length: 70 }, (_, index) => condition(`${index}`))
    const sizes = imported(bundle(many)).documents.map(({ content }) => content.diagnoses.length)
    expect(sizes).toEqual([32, 32, 6])
  })

  it('takes a repeated condition once, and a second episode into a document of its own', () => {
    const again = condition('1', { onsetDateTime: '2010-05-20' })
    const result = imported(bundle([condition('1'), condition('1'), again]))
    expect(result.problems).toMatchObject([{ code: 'condition-repeated', entry: 5 }])
    expect(result.documents.map(({ content }) => content.diagnoses[0]?.onset)).toEqual([
      '2010-05-09',
      '2010-05-20',
    ])
    expect(result.documents.every(({ content }) => content.diagnoses[0]?.rank === 'primary')).toBe(
      true,
    )
  })

  it('tells what it cannot take over, and takes over the rest', () => {
    const json = bundle([
      condition('1'),
      condition('2', { encounter: undefined }),
      condition('3', { encounter: { reference: 'urn:uuid:nowhere' } }),
      condition('4', { code: { text: 'words only' } }),
      condition('5', { verificationStatus: { coding: [{ code: 'entered-in-error' }] } }),
      condition('6', { subject: { reference: 'urn:uuid:somebody-else' } }),
      condition('7', { onsetDateTime: '1999-01-01' }),
      condition('8', { abatementDateTime: '2010-06-01' }),
      'not a resource',
    ])
    expect(problems(json).sort()).toEqual([
      'abatement-while-ongoing 11',
      'condition-entered-in-error 8',
      'condition-without-code 7',
      'condition-without-encounter 5',
      'date-before-birth 10',
      'encounter-not-found 6',
      'entry-without-resource 12',
      'patient-differs 9',
    ])
    expect(imported(json).documents[0]?.content.diagnoses.map(({ coding }) => coding.code)).toEqual(
      ['1'],
    )
  })

  it.each([
    ['patient-without-identifier 0', { ...PATIENT, identifier: [], id: undefined }, ENCOUNTER],
    ['patient-without-name 0', { ...PATIENT, name: [{ text: 'Carla' }] }, ENCOUNTER],
    ['patient-without-birth-date 0', { ...PATIENT, birthDate: '2005' }, ENCOUNTER],
    ['encounter-without-start 3', PATIENT, { ...ENCOUNTER, period: {} }],
    ['patient-not-found 3', PATIENT, { ...ENCOUNTER, subject: { reference: 'urn:uuid:x' } }],
    ['date-before-birth 3', PATIENT, { ...ENCOUNTER, period: { start: '2001-01-01' } }],
    ['too-long 3', { ...PATIENT, address: [{ city: 'x'.repeat(200) }] }, ENCOUNTER],
  ])('tells %s once for a whole encounter', (problem, patient, encounter) => {
    const conditions = [condition('1'), condition('2')]
    const json = bundle(conditions, patient, encounter)
    expect(problems(json)).toEqual([problem])
    expect(imported(json).documents).toEqual([])
  })

  it('quotes nothing of the file in a problem', () => {
    const json = bundle([condition('1', { onsetDateTime: '1999-01-01' })])
    const { message } = imported(json).problems[0] ?? { message: '' }
    expect(message).toBe('This breaks the rule "date-before-birth" at "onset".')
  })

  it('answers anything that is no bundle with a problem', () => {
    for (const json of [
      null,
      1,
      'x',
      [],
      {},
      { resourceType: 'Patient' },
      { resourceType: 'Bundle', entry: 1 },
    ]) {
      expect(problems(json)).toEqual(['not-a-bundle null'])
    }
    expect(imported({ resourceType: 'Bundle' })).toEqual({ documents: [], problems: [] })
  })

  it('never throws, and gives only documents that the rules allow, whatever a bundle holds', () => {
    const junk = fc.oneof(fc.jsonValue(), fc.constantFrom('2010-05-09', 'active', 'Patient/p1'))
    const oddly = (base: Record<string, unknown>): fc.Arbitrary<Record<string, unknown>> =>
      fc
        .dictionary(fc.constantFrom(...Object.keys(base)), junk, { maxKeys: 3 })
        .map((change) => Object.assign({}, base, change))
    fc.assert(
      fc.property(
        oddly(PATIENT),
        oddly(ENCOUNTER),
        fc.array(fc.oneof(oddly(condition('1')), junk), { maxLength: 4 }),
        (patient, encounter, conditions) => {
          const { documents } = imported(bundle(conditions, patient, encounter))
          for (const { content } of documents) expect(checkRules(content, TODAY)).toEqual([])
        },
      ),
      { numRuns: 300 },
    )
  })

  it('takes over the sample patients whole', () => {
    const found = totals(SAMPLE_PATIENTS)
    expect(found.problems).toBe(0)
    expect(found.documents).toBeGreaterThan(10)
  })

  it.runIf(HAS_MORE_PATIENTS)('takes over 454 conditions of 60 patients in 412 documents', () => {
    expect(totals(MORE_PATIENTS)).toEqual({ documents: 412, diagnoses: 454, problems: 0 })
  })
})
