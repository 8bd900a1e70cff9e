/** Made-up hospitals and patients. */
import { randomBytes } from '#crypto/random'
import { type ClinicalContent, type ClinicalDocument, encodeDocument } from '#clinical/document'
import type { Profile } from '#core/membership/enrolment'

/** Profile of a test hospital. */
export function testProfile(name: string): Profile {
  return {
    name,
    licence: `L-${name}`,
    city: 'Town',
    specialties: [],
    contact: { person: 'Somebody', telephone: '1' },
  }
}

/** What a person enters of a made-up patient; `number` makes it a different one. */
export function testContent(number: number) {
  return {
    patient: {
      identifier: `999-00-${String(number).padStart(4, '0')}`,
      family: `Zyxwvut${number}`,
      given: 'Quirina',
      birthDate: '1970-01-31',
      sex: 'female',
      city: 'Town',
    },
    encounter: { type: 'Office visit', start: 1_700_000_000_000, end: null },
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
        onset: '2020-01-01',
        abatement: null,
        note: 'A note',
      },
    ],
    medication: [],
  } satisfies Omit<ClinicalContent, 'practitioner'>
}

/** A document about a made-up patient; `number` makes it a different one. */
export function testDocument(hospital: Uint8Array, number: number): Uint8Array {
  const document: ClinicalDocument = {
    version: 1,
    salt: randomBytes(32),
    ...testContent(number),
    practitioner: 'Dr. Test',
    hospital,
    recordedAt: 1_700_000_000_000,
    source: 'form',
  }
  return encodeDocument(document)
}
