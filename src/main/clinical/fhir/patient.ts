/** FHIR R4 Patient → the patient of a document. */
import type { Patient } from '../document.ts'
import { cleanText } from '../text.ts'
import { calendarDateOf } from './date-time.ts'
import { importProblem, type ImportProblem } from './problem.ts'
import type { FhirIdentifier, FhirName, FhirPatient } from './resources.ts'

const US_SSN = 'http://hl7.org/fhir/sid/us-ssn'

/** The patient, or the problem that keeps it from being imported. */
export function patientOf(
  resource: FhirPatient,
  entry: number,
): { readonly patient: Patient } | { readonly problem: ImportProblem } {
  const identifier = identifierOf(resource)
  if (!identifier) return { problem: importProblem('patient-without-identifier', entry) }
  const name = officialName(resource.name)
  const family = cleanText(name?.family ?? '')
  const given = cleanText(name?.given.join(' ') ?? '')
  if (!family || !given) return { problem: importProblem('patient-without-name', entry) }
  const birthDate = calendarDateOf(resource.birthDate)
  if (!birthDate) return { problem: importProblem('patient-without-birth-date', entry) }
  const sex = sexOf(resource.gender)
  return { patient: { identifier, family, given, birthDate, sex, city: cityOf(resource) } }
}

/** The national identifier, else the medical record number, else any, else the resource's id. */
function identifierOf({ identifier, id }: FhirPatient): string {
  const chosen =
    identifier.find((candidate) => candidate.system === US_SSN || hasType(candidate, 'SS')) ??
    identifier.find((candidate) => hasType(candidate, 'NI')) ??
    identifier.find((candidate) => hasType(candidate, 'MR')) ??
    identifier.find((candidate) => candidate.value)
  return cleanText(chosen?.value ?? id ?? '')
}

function hasType(identifier: FhirIdentifier, code: string): boolean {
  const types = identifier.type?.coding ?? []
  return Boolean(identifier.value) && types.some((coding) => coding.code === code)
}

function officialName(names: readonly FhirName[]): FhirName | undefined {
  return (
    names.find((name) => name.use === 'official') ??
    names.find((name) => name.use === 'usual') ??
    names.find((name) => name.use !== 'maiden' && name.use !== 'old') ??
    names[0]
  )
}

function sexOf(gender: string | undefined): Patient['sex'] {
  return gender === 'male' || gender === 'female' || gender === 'other' ? gender : 'unknown'
}

function cityOf({ address }: FhirPatient): string {
  const current = address.find(({ use, city }) => use !== 'old' && city) ?? address[0]
  return cleanText(current?.city ?? '')
}
