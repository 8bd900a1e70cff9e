/**
 * What to search for in everything that the government keeps, to show that it cannot read patients
 * (PROTOCOL P2). A search that finds one of these texts in its files has found a leak.
 */
import { utf8 } from '#crypto/bytes'
import { readBundle, read, type Bundle } from './bundle.ts'
import {
  conditionResource,
  patientResource,
  type FhirCondition,
  type FhirName,
  type FhirPatient,
} from './resources.ts'

/** Shorter texts ("Bo", "M") are parts of too many others to say anything when they are found. */
const SHORTEST = 3
/**
 * Hashes also stand there as text, where a needle of hexadecimal characters only has 16 choices a
 * place: 8 of them turn up in a megabyte of such text 2e-4 times, 6 of them 0.06 times.
 */
const SHORTEST_HEXADECIMAL = 8

/**
 * Every text of a bundle's patients and conditions that is long enough to mean something when it is
 * found: names (family, given, full), identifiers (with and without their dashes), birth dates,
 * telephone numbers, street addresses, codes, titles and notes of conditions. Never throws; what is
 * no bundle has none. Cities and hospitals are left out: members publish theirs.
 */
export function blindnessNeedles(json: unknown): string[] {
  const bundle = readBundle(json)
  if (!bundle) return []
  const texts = [
    ...resources(bundle, 'Patient').flatMap((entry) => patientTexts(read(patientResource, entry))),
    ...resources(bundle, 'Condition').flatMap((entry) =>
      conditionTexts(read(conditionResource, entry)),
    ),
  ]
  // Documents are written in NFC, so that is how a leaked text would look.
  const written = texts.map((text) => text.toWellFormed().normalize('NFC').trim())
  return [...new Set(written)].filter(isTelling)
}

function resources(bundle: Bundle, type: string): Bundle['entries'] {
  return bundle.entries.filter((entry) => entry.type === type)
}

function isTelling(text: string): boolean {
  const bytes = utf8(text).length
  return bytes >= (/^[0-9a-f]*$/i.test(text) ? SHORTEST_HEXADECIMAL : SHORTEST)
}

function patientTexts(patient: FhirPatient | undefined): string[] {
  if (!patient) return []
  const identifiers = [patient.id ?? '', ...patient.identifier.map(({ value }) => value ?? '')]
  return [
    ...patient.name.flatMap(nameTexts),
    ...identifiers,
    ...identifiers.map((value) => value.replaceAll('-', '')),
    patient.birthDate ?? '',
    ...patient.telecom.map(({ value }) => value ?? ''),
    ...patient.address.flatMap(({ line }) => line),
  ]
}

function nameTexts({ family = '', given, text = '' }: FhirName): string[] {
  const givenNames = given.join(' ')
  return [
    family,
    givenNames,
    ...given,
    ...[family, ...given].flatMap((name) => name.split(/\s+/)),
    text,
    `${givenNames} ${family}`,
    `${family}, ${givenNames}`,
    `${family} ${givenNames}`,
  ]
}

function conditionTexts(condition: FhirCondition | undefined): string[] {
  const codings = condition?.code?.coding ?? []
  return [
    ...codings.flatMap(({ code, display }) => [code ?? '', display ?? '']),
    condition?.code?.text ?? '',
    ...(condition?.note ?? []).map(({ text }) => text ?? ''),
  ]
}
