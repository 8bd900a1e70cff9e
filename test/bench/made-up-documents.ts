/** Made-up documents without end: every one a new encounter of one of some patients. */
import type { DocumentInput } from '#contract/views/diagnosis'

const SYSTEM = 'http://hl7.org/fhir/sid/icd-10-cm'
const HOUR = 3_600_000

const CONDITIONS = [
  { code: 'E11.9', display: 'Type 2 diabetes mellitus without complications' },
  { code: 'I10', display: 'Essential (primary) hypertension' },
  { code: 'J45.909', display: 'Unspecified asthma, uncomplicated' },
] as const
const FAMILIES = ['Abbott', 'Bergmann', 'Castillo', 'Drummond', 'Eriksen', 'Fournier', 'Greco']
const GIVEN = ['Agnes', 'Boris', 'Clara', 'Dario', 'Elsa', 'Felix', 'Greta', 'Hugo']
/** Patients that the documents are about, in turn. */
const PATIENTS = 30

/** Document `number`, counted from 0: the same number always gives the same patient. */
export function madeUpDocument(number: number): DocumentInput {
  return {
    patient: madeUpPatient(number % PATIENTS),
    encounter: { type: 'Office visit', start: Date.now() - HOUR, end: null },
    diagnoses: [
      {
        coding: { system: SYSTEM, ...take(CONDITIONS, Math.floor(number / PATIENTS)) },
        rank: 'primary',
        verificationStatus: 'confirmed',
        clinicalStatus: 'active',
        severity: 'moderate',
        onset: '2026-03-02',
        abatement: null,
        note: `Visit ${number}. ${'Feels well, no new complaints, results as before. '.repeat(4)}`,
      },
    ],
    medication: ['As before'],
    practitioner: null,
    specialty: null,
    supersedes: null,
  }
}

function madeUpPatient(number: number): DocumentInput['patient'] {
  return {
    identifier: `999-77-${String(number).padStart(4, '0')}`,
    family: `${take(FAMILIES, number)}-${take(FAMILIES, Math.floor(number / FAMILIES.length))}`,
    given: take(GIVEN, number),
    birthDate: `19${String(40 + (number % 50)).padStart(2, '0')}-05-17`,
    sex: number % 2 === 0 ? 'female' : 'male',
    city: 'Springfield',
  }
}

function take<Item>(items: readonly Item[], number: number): Item {
  const item = items[number % items.length]
  if (item === undefined) throw new Error('there is nothing to take from')
  return item
}
