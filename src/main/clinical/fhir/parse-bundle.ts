/**
 * Import of FHIR R4 bundles: one document for each encounter with conditions. Whatever cannot be
 * taken over becomes a problem with the entry's place; no input makes it throw, and every document
 * it gives passes rules.ts.
 */
import type { ClinicalContent, Diagnosis } from '../document.ts'
import { checkRules, type Problem } from '../rules.ts'
import { read, readBundle, resolve, type Bundle, type BundleEntry } from './bundle.ts'
import { diagnosisOf } from './condition.ts'
import { calendarDateOf } from './date-time.ts'
import { encounterOf } from './encounter.ts'
import { packDiagnoses } from './pack-diagnoses.ts'
import { patientOf } from './patient.ts'
import { importProblem, type ImportProblem } from './problem.ts'
import {
  conditionResource,
  encounterResource,
  patientResource,
  type FhirCondition,
} from './resources.ts'

/** A document as a bundle states it. */
export interface ImportedDocument {
  readonly content: ClinicalContent
  /** Name of the organization that provided the encounter, null when it is not said. */
  readonly hospitalName: string | null
  /** The latest date on which one of its conditions was recorded at the source. */
  readonly recordedDate: string | null
}

/** What a bundle gives. */
export interface ImportedBundle {
  readonly documents: readonly ImportedDocument[]
  readonly problems: readonly ImportProblem[]
}

interface ConditionOfEncounter {
  readonly entry: BundleEntry
  readonly resource: FhirCondition
}

interface ImportedDiagnosis {
  readonly at: number
  readonly diagnosis: Diagnosis
}

/** Documents and problems of a bundle, `json` being the parsed file. `today` as in `checkRules`. */
export function parseBundle(json: unknown, today: string): ImportedBundle {
  const bundle = readBundle(json)
  if (!bundle) return { documents: [], problems: [importProblem('not-a-bundle', null)] }
  const problems = bundle.unreadable.map((at) => importProblem('entry-without-resource', at))
  const documents: ImportedDocument[] = []
  for (const [encounter, conditions] of byEncounter(bundle, problems)) {
    documents.push(...documentsOf(bundle, encounter, conditions, today, problems))
  }
  return { documents, problems }
}

function byEncounter(
  bundle: Bundle,
  problems: ImportProblem[],
): Map<BundleEntry, ConditionOfEncounter[]> {
  const groups = new Map<BundleEntry, ConditionOfEncounter[]>()
  for (const entry of bundle.entries) {
    if (entry.type !== 'Condition') continue
    const resource = read(conditionResource, entry)
    if (!resource?.encounter?.reference) {
      problems.push(importProblem('condition-without-encounter', entry.at))
      continue
    }
    const encounter = resolve(bundle, resource.encounter, 'Encounter')
    if (!encounter) {
      problems.push(importProblem('encounter-not-found', entry.at))
      continue
    }
    const group = groups.get(encounter) ?? []
    group.push({ entry, resource })
    groups.set(encounter, group)
  }
  return groups
}

function documentsOf(
  bundle: Bundle,
  entry: BundleEntry,
  conditions: readonly ConditionOfEncounter[],
  today: string,
  problems: ImportProblem[],
): ImportedDocument[] {
  const resource = read(encounterResource, entry)
  const subject = resource?.subject ?? conditions[0]?.resource.subject
  const patientEntry = resolve(bundle, subject, 'Patient')
  const patientRead = read(patientResource, patientEntry)
  if (!resource || !patientEntry || !patientRead) {
    problems.push(importProblem('patient-not-found', entry.at))
    return []
  }
  const patient = patientOf(patientRead, patientEntry.at)
  const encounter = encounterOf(bundle, resource, entry.at)
  if ('problem' in patient || 'problem' in encounter) {
    if ('problem' in patient) problems.push(patient.problem)
    if ('problem' in encounter) problems.push(encounter.problem)
    return []
  }
  const own = conditions.filter((condition) => {
    const same = isAbout(bundle, condition.resource, patientEntry)
    if (!same) problems.push(importProblem('patient-differs', condition.entry.at))
    return same
  })
  const base = { patient: patient.patient, medication: [], ...encounter }
  const diagnoses = sound(base, readDiagnoses(own, problems), entry.at, today, problems)
  const recordedDate = latestRecording(own)
  const { hospitalName, ...content } = base
  return packDiagnoses(diagnoses).map((group) => ({
    content: { ...content, diagnoses: group },
    hospitalName,
    recordedDate,
  }))
}

/** A condition without a subject of its own is about its encounter's patient. */
function isAbout(bundle: Bundle, { subject }: FhirCondition, patient: BundleEntry): boolean {
  return !subject?.reference || resolve(bundle, subject, 'Patient') === patient
}

function readDiagnoses(
  conditions: readonly ConditionOfEncounter[],
  problems: ImportProblem[],
): ImportedDiagnosis[] {
  const seen = new Set<string>()
  return conditions.flatMap(({ entry, resource }) => {
    const result = diagnosisOf(resource, entry.at)
    if ('problem' in result) {
      problems.push(result.problem)
      return []
    }
    const same = JSON.stringify(result.diagnosis)
    if (seen.has(same)) {
      problems.push(importProblem('condition-repeated', entry.at))
      return []
    }
    seen.add(same)
    return [{ at: entry.at, diagnosis: result.diagnosis }]
  })
}

/**
 * The diagnoses that rules.ts allows beside this patient and encounter. Each is checked alone, so a
 * bad one does not cost the others; a bad patient or encounter is told once and costs them all.
 */
function sound(
  base: Omit<ClinicalContent, 'diagnoses'>,
  diagnoses: readonly ImportedDiagnosis[],
  encounterAt: number,
  today: string,
  problems: ImportProblem[],
): Diagnosis[] {
  const kept: Diagnosis[] = []
  for (const { at, diagnosis } of diagnoses) {
    const broken = checkRules({ ...base, diagnoses: [diagnosis] }, today)
    const shared = broken.filter(({ path }) => !path.startsWith('diagnoses'))
    if (shared.length > 0) {
      problems.push(...shared.map((problem) => ruleProblem(problem, encounterAt)))
      return []
    }
    if (broken.length === 0) kept.push(diagnosis)
    problems.push(...broken.map((problem) => ruleProblem(problem, at)))
  }
  return kept
}

function ruleProblem({ code, path }: Problem, entry: number): ImportProblem {
  const field = path.replace(/^diagnoses\.0\./, '')
  return { code, entry, message: `This breaks the rule "${code}" at "${field}".` }
}

function latestRecording(conditions: readonly ConditionOfEncounter[]): string | null {
  const dates = conditions.flatMap(({ resource }) => calendarDateOf(resource.recordedDate) ?? [])
  return dates.sort().at(-1) ?? null
}
