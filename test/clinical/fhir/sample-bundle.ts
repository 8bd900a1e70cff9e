type Resource = Record<string, unknown>

export const PATIENT = {
  resourceType: 'Patient',
  id: 'p1',
  identifier: [
    { system: 'urn:other', value: 'other-1' },
    { type: { coding: [{ code: 'MR' }] }, value: 'mr-77' },
    { system: 'http://hl7.org/fhir/sid/us-ssn', value: '999-39-6702' },
  ],
  name: [
    { use: 'maiden', family: 'Miranda', given: ['Carla'] },
    { use: 'official', family: 'Echevarri\u0301a', given: ['Carla', 'José'] },
  ],
  gender: 'female',
  birthDate: '2005-05-03',
  address: [{ city: 'Concord' }],
}

export const ENCOUNTER = {
  resourceType: 'Encounter',
  id: 'e1',
  type: [{ text: 'Encounter for symptom' }],
  subject: { reference: 'urn:uuid:p1' },
  participant: [{ individual: { reference: 'urn:uuid:d1' } }],
  period: { start: '2010-05-09T22:53:17+00:00', end: '2010-05-23T22:53:17+00:00' },
  serviceProvider: { reference: 'urn:uuid:o1' },
}

const PRACTITIONER = {
  resourceType: 'Practitioner',
  id: 'd1',
  name: [{ prefix: ['Dr.'], given: ['Ana'], family: 'Peña' }],
}
const ORGANIZATION = { resourceType: 'Organization', id: 'o1', name: 'Concord Hospital' }

/** An active, confirmed condition with SNOMED CT `code`, with whatever a test changes. */
export function condition(code: string, change: Resource = {}): Resource {
  return {
    resourceType: 'Condition',
    clinicalStatus: { coding: [{ code: 'active' }] },
    verificationStatus: { coding: [{ code: 'confirmed' }] },
    code: { coding: [{ system: 'http://snomed.info/sct', code, display: `Condition ${code}` }] },
    subject: { reference: 'urn:uuid:p1' },
    encounter: { reference: 'urn:uuid:e1' },
    onsetDateTime: '2010-05-09T23:30:00-05:00',
    recordedDate: '2010-05-10T04:30:00+00:00',
    ...change,
  }
}

/** A transaction bundle of the usual patient, encounter, practitioner and organization, and more. */
export function bundle(
  conditions: unknown[],
  patient: Resource = PATIENT,
  encounter: Resource = ENCOUNTER,
): unknown {
  const entries = [
    { fullUrl: 'urn:uuid:p1', resource: patient },
    { fullUrl: 'urn:uuid:o1', resource: ORGANIZATION },
    { fullUrl: 'urn:uuid:d1', resource: PRACTITIONER },
    { fullUrl: 'urn:uuid:e1', resource: encounter },
  ]
  return {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: [...entries, ...conditions.map((resource) => ({ resource }))],
  }
}
