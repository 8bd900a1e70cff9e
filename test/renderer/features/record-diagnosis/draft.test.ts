/** A draft becomes a document that the contract takes, whatever a person did to it before. */
import { expect, test } from 'vitest'
import { documentInputSchema, type PatientInput } from '#contract/views/diagnosis'
import { toDocument } from '#renderer/features/record-diagnosis/document-of-draft.ts'
import {
  emptyDraft,
  newDiagnosis,
  withChangedDiagnosis,
  withDiagnosis,
  type Draft,
} from '#renderer/features/record-diagnosis/draft.ts'
import { matchRuns } from '#renderer/features/record-diagnosis/match-runs.ts'

const NOW = Date.parse('2026-03-12T14:05:00Z')
const PATIENT: PatientInput = {
  identifier: '999-58-8816',
  family: 'Harris',
  given: 'Ali',
  birthDate: '1963-10-29',
  sex: 'male',
  city: 'Worcester',
}
const coding = (code: string) => ({
  system: 'http://hl7.org/fhir/sid/icd-10-cm',
  code,
  display: code,
})

function draftWith(...codes: string[]): Draft {
  const start: Draft = { ...emptyDraft('d1', NOW, 'Office visit'), patient: PATIENT }
  return codes.reduce(
    (draft, code) => withDiagnosis(draft, newDiagnosis(code, coding(code), 'secondary')),
    start,
  )
}

test('what the form submits without faults is a document that the contract takes', () => {
  const draft = { ...draftWith('N18.31', 'E78.1'), medication: ' Metformin \n\nAspirin' }
  const document = documentInputSchema.parse(toDocument(draft, PATIENT))
  expect(document.medication).toEqual(['Metformin', 'Aspirin'])
  expect(document.diagnoses[0]).toMatchObject({ onset: null, abatement: null, rank: 'primary' })
})

test('there is one primary diagnosis: the first, until another takes its place', () => {
  const draft = withChangedDiagnosis(draftWith('A', 'B'), 'B', { rank: 'primary' })
  expect(draft.diagnoses.map((one) => one.rank)).toEqual(['secondary', 'primary'])
})

test('an end date is dropped while the condition goes on', () => {
  const draft = withChangedDiagnosis(draftWith('A'), 'A', { abatement: '2026-01-01' })
  expect(toDocument(draft, PATIENT).diagnoses[0]?.abatement).toBeNull()
})

test('a condition that is in the draft is not added again, but can become the primary one', () => {
  const draft = draftWith('A', 'B', 'B')
  expect(draft.diagnoses.map((one) => one.coding.code)).toEqual(['A', 'B'])
  const again = withDiagnosis(draft, newDiagnosis('B2', coding('B'), 'primary'))
  expect(again.diagnoses.map((one) => one.rank)).toEqual(['secondary', 'primary'])
})

test('an encounter without a time that can be read has none', () => {
  const draft = { ...draftWith('A'), encounterStart: '', encounterEnd: '2026-03-12T15:00' }
  const { encounter } = toDocument(draft, PATIENT)
  expect(encounter.start).toBeNull()
  expect(encounter.end).toBe(new Date(2026, 2, 12, 15).getTime())
})

test('highlighting changes no letter of a name', () => {
  const name = 'Type 2 diabetes mellitus, (unspecified)'
  const runs = matchRuns(name, 'dia TYPE 2')
  expect(runs.map((run) => run.text).join('')).toBe(name)
  expect(runs.filter((run) => run.matched).map((run) => run.text)).toEqual(['Type', '2', 'dia'])
})
