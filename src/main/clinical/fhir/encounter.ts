/** FHIR R4 Encounter → the encounter of a document, who signed, and where it was. */
import type { Encounter } from '../document.ts'
import { cleanText } from '../text.ts'
import { read, resolve, type Bundle } from './bundle.ts'
import { instantOf } from './date-time.ts'
import { importProblem, type ImportProblem } from './problem.ts'
import {
  organizationResource,
  practitionerResource,
  type FhirEncounter,
  type FhirName,
  type FhirReference,
} from './resources.ts'

/** What an encounter gives to its documents. */
export interface EncounterOfImport {
  readonly encounter: Encounter
  readonly practitioner: string
  /** Name of the organization that provided it, null when it is not said. */
  readonly hospitalName: string | null
}

/** Stands where a file names nobody, for a document is always signed. */
const NOBODY_NAMED = 'Not stated'

/** The encounter, or the problem that keeps it from being imported. */
export function encounterOf(
  bundle: Bundle,
  resource: FhirEncounter,
  entry: number,
): EncounterOfImport | { readonly problem: ImportProblem } {
  const start = instantOf(resource.period?.start)
  if (start === undefined) return { problem: importProblem('encounter-without-start', entry) }
  return {
    encounter: { type: typeOf(resource), start, end: instantOf(resource.period?.end) ?? null },
    practitioner: practitionerOf(bundle, resource),
    hospitalName: organizationOf(bundle, resource.serviceProvider),
  }
}

function typeOf({ type, class: kind }: FhirEncounter): string {
  const stated = type[0]?.text ?? type[0]?.coding.find(({ display }) => display)?.display
  return cleanText(stated ?? kind?.display ?? '') || 'Encounter'
}

function practitionerOf(bundle: Bundle, { participant }: FhirEncounter): string {
  for (const { individual } of participant) {
    const resource = read(practitionerResource, resolve(bundle, individual, 'Practitioner'))
    const name = nameInWords(resource?.name[0]) || cleanText(individual?.display ?? '')
    if (name) return name
  }
  return NOBODY_NAMED
}

function nameInWords(name: FhirName | undefined): string {
  if (!name) return ''
  const parts = [...name.prefix, ...name.given, name.family ?? '']
  return cleanText(parts.map(cleanText).filter(Boolean).join(' ') || (name.text ?? ''))
}

function organizationOf(bundle: Bundle, reference: FhirReference | undefined): string | null {
  const resource = read(organizationResource, resolve(bundle, reference, 'Organization'))
  return cleanText(resource?.name ?? reference?.display ?? '') || null
}
