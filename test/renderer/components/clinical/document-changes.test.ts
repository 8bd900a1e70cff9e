/** A reviewer sees every field that an amendment changes, and none that it does not. */
import { createInstance, type TFunction } from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import {
  type ComparedDocument,
  documentChanges,
} from '#renderer/components/clinical/document-changes.ts'
import { resources } from '#renderer/i18n/resources.ts'

const i18n = createInstance()
let t: TFunction<'clinical'>
beforeAll(async () => {
  await i18n.init({ resources, lng: 'en', interpolation: { escapeValue: false } })
  t = i18n.getFixedT('en', 'clinical')
})

const DIAGNOSIS = {
  coding: { system: 's', code: 'I10', display: 'Hypertension' },
  rank: 'primary',
  verificationStatus: 'confirmed',
  clinicalStatus: 'active',
  severity: null,
  onset: '2026-03-02',
  abatement: null,
  note: '',
} as const
const BEFORE: ComparedDocument = {
  patient: {
    identifier: '1',
    family: 'Harris',
    given: 'Ali',
    birthDate: '1963-10-29',
    sex: 'male',
    city: '',
  },
  encounter: { type: 'Office visit', start: 0, end: null },
  diagnoses: [DIAGNOSIS],
  medication: ['Aspirin'],
}

function changes(after: Partial<ComparedDocument>): string[] {
  return documentChanges(BEFORE, { ...BEFORE, ...after }, t).map(
    ({ about, field, before, after: now }) => `${about ?? ''} ${field}: ${before} → ${now}`.trim(),
  )
}

test('nothing, where nothing differs', () => {
  expect(changes({})).toEqual([])
})

test('every field of a diagnosis, in words', () => {
  const diagnoses = [
    { ...DIAGNOSIS, verificationStatus: 'refuted', severity: 'mild', onset: null, note: 'x' },
  ] as const
  expect(changes({ diagnoses: [...diagnoses] })).toEqual([
    'I10 Hypertension Certainty: Confirmed → Refuted',
    'I10 Hypertension Severity: null → Mild',
    'I10 Hypertension Onset: 2 Mar 2026 → null',
    'I10 Hypertension Note: null → x',
  ])
})

test('a condition that was taken out, and one that was added with all that it says', () => {
  const added = { ...DIAGNOSIS, coding: { system: 's', code: 'E11.9', display: 'Diabetes' } }
  const told = changes({ diagnoses: [added] })
  expect(told).toContain('I10 Hypertension Condition: I10 Hypertension → null')
  expect(told).toContain('E11.9 Diabetes Certainty: null → Confirmed')
})

test('the patient, the medication and the encounter', () => {
  expect(
    changes({
      patient: { ...BEFORE.patient, sex: 'female' },
      medication: [],
      encounter: { ...BEFORE.encounter, type: 'Home visit' },
    }),
  ).toEqual([
    'Sex: Male → Female',
    'Encounter: Office visit → Home visit',
    'Medication: Aspirin → null',
  ])
})
