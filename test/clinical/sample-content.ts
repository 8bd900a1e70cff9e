import type { ClinicalContent, ClinicalDocument, Diagnosis, Patient } from '#clinical/document'
import { ICD_10_CM } from '#clinical/code-system'

export const TODAY = '2026-03-12'

export const RICE: Patient = {
  identifier: '999-86-9488',
  family: 'Rice',
  given: 'Babara',
  birthDate: '1980-08-31',
  sex: 'female',
  city: 'Springfield',
}

/** A diagnosis in ICD-10-CM, confirmed and active, with whatever a test changes. */
export function diagnosis(
  code: string,
  display: string,
  change: Partial<Diagnosis> = {},
): Diagnosis {
  return {
    coding: { system: ICD_10_CM, code, display },
    rank: 'secondary',
    verificationStatus: 'confirmed',
    clinicalStatus: 'active',
    severity: null,
    onset: null,
    abatement: null,
    note: '',
    ...change,
  }
}

export const ASTHMA = diagnosis('J45.40', 'Moderate persistent asthma, uncomplicated', {
  rank: 'primary',
  onset: '2026-01-20',
  severity: 'moderate',
})
export const HAY_FEVER = diagnosis('J30.1', 'Allergic rhinitis due to pollen', {
  verificationStatus: 'provisional',
  onset: '2019-04-01',
})

/** The case of the validation prompt, with whatever a test changes. */
export function content(change: Partial<ClinicalContent> = {}): ClinicalContent {
  return {
    patient: RICE,
    encounter: { type: 'Pulmonology clinic', start: Date.UTC(2026, 2, 12, 14), end: null },
    diagnoses: [ASTHMA, HAY_FEVER],
    medication: ['Budesonide/formoterol 160/4.5 µg, two puffs twice a day'],
    practitioner: 'Dr. Tomás Rivera',
    ...change,
  }
}

/** A whole document around `content`. */
export function documentOf(change: Partial<ClinicalContent> = {}): ClinicalDocument {
  return {
    version: 1,
    salt: new Uint8Array(32).fill(7),
    ...content(change),
    hospital: new Uint8Array(32).fill(9),
    recordedAt: Date.UTC(2026, 2, 12, 14, 16),
    source: 'form',
  }
}
