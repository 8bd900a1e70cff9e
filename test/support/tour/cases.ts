/** Made-up cases of one patient, for looking at screens. */
import type { DocumentInput } from '#contract/views/diagnosis'

const ICD = 'http://hl7.org/fhir/sid/icd-10-cm'
const HOUR = 3_600_000

const WHITCOMB = {
  identifier: '999-63-1180',
  family: 'Whitcomb',
  given: 'Nora',
  birthDate: '1968-02-11',
  sex: 'female',
  city: 'Winchester',
} as const

function document(
  coding: { code: string; display: string },
  note: string,
  medication: string[],
): DocumentInput {
  return {
    patient: WHITCOMB,
    encounter: { type: 'Office visit', start: Date.now() - HOUR, end: null },
    diagnoses: [
      {
        coding: { system: ICD, ...coding },
        rank: 'primary',
        verificationStatus: 'confirmed',
        clinicalStatus: 'active',
        severity: 'moderate',
        onset: '2026-03-02',
        abatement: null,
        note,
      },
    ],
    medication,
    practitioner: null,
    specialty: null,
    supersedes: null,
  }
}

/** A new condition of a patient with an empty history. */
export const DIABETES = document(
  { code: 'E11.9', display: 'Type 2 diabetes mellitus without complications' },
  'HbA1c 7.9 % on two samples, fasting glucose 8.4 mmol/l.',
  ['Metformin 500 mg, twice a day'],
)
/** One whose evidence is missing. */
export const ASTHMA = document(
  { code: 'J45.909', display: 'Unspecified asthma, uncomplicated' },
  'Wheezing at night for three weeks.',
  ['Salbutamol inhaler, as needed'],
)
/** One more of the same patient. */
export const FOLLOW_UP = document(
  { code: 'I10', display: 'Essential (primary) hypertension' },
  'Three readings above 150/95 in two weeks.',
  [],
)
/** The first again, as another hospital sees it. */
export const DUPLICATE = document(
  { code: 'E11.9', display: 'Type 2 diabetes mellitus without complications' },
  'HbA1c 8.1 %. Patient reports numbness in both feet since the summer.',
  ['Metformin 850 mg, twice a day', 'Atorvastatin 20 mg, at night'],
)
