/** What a person enters in these tests. */
import type { DocumentInput } from '#contract/views/diagnosis'

/** A diagnosis of a made-up patient; `number` makes it a different one. */
export function diagnosisOf(number: number): DocumentInput {
  return {
    patient: {
      identifier: `999-00-${String(number).padStart(4, '0')}`,
      family: `Zyxwvut${number}`,
      given: 'Quirina',
      birthDate: '1970-01-31',
      sex: 'female',
      city: 'Town',
    },
    encounter: { type: 'Office visit', start: Date.UTC(2024, 4, 6), end: null },
    diagnoses: [
      {
        coding: {
          system: 'http://hl7.org/fhir/sid/icd-10-cm',
          code: 'J45.40',
          display: 'Moderate persistent asthma, uncomplicated',
        },
        rank: 'primary',
        verificationStatus: 'confirmed',
        clinicalStatus: 'active',
        severity: null,
        onset: null,
        abatement: null,
        note: '',
      },
    ],
    medication: [],
    practitioner: null,
    specialty: null,
  }
}
