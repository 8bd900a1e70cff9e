/**
 * Hard rules of a document's contents: the author's node applies them before it seals anything, and
 * the form shows them beside the field. Shapes first, then what only fields together can break.
 */
import type { z } from 'zod'
import { dateOf } from './dates.ts'
import { contentSchema, type ClinicalContent, type Diagnosis } from './document.ts'
import { codingKey, isOngoing } from './status.ts'

/** Every hard rule. */
export type ProblemCode =
  | 'missing'
  | 'too-long'
  | 'malformed'
  | 'date-in-future'
  | 'date-before-birth'
  | 'abatement-before-onset'
  | 'abatement-while-ongoing'
  | 'encounter-ends-before-start'
  | 'primary-twice'
  | 'code-twice'

/** One broken rule. `path` is the form's field ("diagnoses.0.onset"). */
export interface Problem {
  readonly path: string
  readonly code: ProblemCode
  /** A sentence for a person; it never repeats what was written. */
  readonly message: string
}

/**
 * The rules that `content` breaks, none when it may be recorded. `today` is the date at the
 * hospital. An encounter's instant is compared with one day of tolerance, for its date depends on
 * the time zone.
 */
export function checkRules(content: ClinicalContent, today: string): Problem[] {
  const shape = shapeProblems(content)
  if (shape.length > 0) return shape
  return [
    ...patientProblems(content, today),
    ...encounterProblems(content, today),
    ...content.diagnoses.flatMap((diagnosis, index) =>
      diagnosisProblems(diagnosis, `diagnoses.${index}`, content.patient.birthDate, today),
    ),
    ...repeatedCodes(content.diagnoses),
    ...secondPrimary(content.diagnoses),
  ]
}

function shapeProblems(content: ClinicalContent): Problem[] {
  const { patient, encounter, diagnoses, medication, practitioner } = content
  const result = contentSchema.safeParse({
    patient,
    encounter,
    diagnoses,
    medication,
    practitioner,
  })
  if (result.success) return []
  // One sentence for a field: the first says what is wrong, later ones follow from it.
  const byPath = new Map<string, Problem>()
  for (const issue of result.error.issues) {
    const path = issue.path.join('.')
    if (!byPath.has(path)) byPath.set(path, { path, ...shapeFault(issue) })
  }
  return [...byPath.values()]
}

function shapeFault(issue: z.core.$ZodIssue): Omit<Problem, 'path'> {
  // A number out of range is not short or long: it is no time that can be meant.
  const countable = 'origin' in issue && (issue.origin === 'string' || issue.origin === 'array')
  if (issue.code === 'too_small' && countable) return { code: 'missing', message: 'Fill this in.' }
  if (issue.code === 'too_big' && countable) {
    const unit = issue.origin === 'array' ? 'entries' : 'characters'
    return { code: 'too-long', message: `At most ${issue.maximum} ${unit} are allowed here.` }
  }
  return { code: 'malformed', message: 'This cannot be read as it is written.' }
}

function patientProblems({ patient }: ClinicalContent, today: string): Problem[] {
  if (patient.birthDate <= today) return []
  return [
    {
      path: 'patient.birthDate',
      code: 'date-in-future',
      message: 'The birth date is in the future.',
    },
  ]
}

function encounterProblems({ patient, encounter }: ClinicalContent, today: string): Problem[] {
  const problems: Problem[] = []
  const add = (path: string, code: ProblemCode, message: string): void => {
    problems.push({ path, code, message })
  }
  if (dateOf(encounter.start, -1) > today) {
    add('encounter.start', 'date-in-future', 'The encounter begins in the future.')
  }
  if (dateOf(encounter.start, 1) < patient.birthDate) {
    add('encounter.start', 'date-before-birth', 'The encounter is before the birth date.')
  }
  if (encounter.end === null) return problems
  if (encounter.end < encounter.start) {
    add('encounter.end', 'encounter-ends-before-start', 'The encounter ends before it begins.')
  }
  if (dateOf(encounter.end, -1) > today) {
    add('encounter.end', 'date-in-future', 'The encounter ends in the future.')
  }
  return problems
}

function diagnosisProblems(
  diagnosis: Diagnosis,
  path: string,
  birthDate: string,
  today: string,
): Problem[] {
  const { onset, abatement, clinicalStatus } = diagnosis
  const problems: Problem[] = []
  const add = (field: string, code: ProblemCode, message: string): void => {
    problems.push({ path: `${path}.${field}`, code, message })
  }
  if (onset && onset > today) add('onset', 'date-in-future', 'The onset is in the future.')
  if (onset && onset < birthDate) {
    add('onset', 'date-before-birth', 'The onset is before the birth date.')
  }
  if (!abatement) return problems
  if (abatement > today) add('abatement', 'date-in-future', 'The end is in the future.')
  if (abatement < birthDate) {
    add('abatement', 'date-before-birth', 'The end is before the birth date.')
  }
  if (onset && abatement < onset) {
    add('abatement', 'abatement-before-onset', 'The end is before the onset.')
  }
  // FHIR R4 Condition, constraint con-4.
  if (isOngoing(clinicalStatus)) {
    add('abatement', 'abatement-while-ongoing', 'It has an end, but its status says it goes on.')
  }
  return problems
}

function repeatedCodes(diagnoses: readonly Diagnosis[]): Problem[] {
  const seen = new Set<string>()
  return diagnoses.flatMap(({ coding }, index): Problem[] => {
    const key = codingKey(coding)
    const again = seen.has(key)
    seen.add(key)
    if (!again) return []
    const message = 'This condition is in the document twice.'
    return [{ path: `diagnoses.${index}.coding`, code: 'code-twice', message }]
  })
}

function secondPrimary(diagnoses: readonly Diagnosis[]): Problem[] {
  const primaries = [...diagnoses.entries()].filter(([, { rank }]) => rank === 'primary')
  return primaries.slice(1).map(([index]) => ({
    path: `diagnoses.${index}.rank`,
    code: 'primary-twice',
    message: 'Only one diagnosis can be the primary one.',
  }))
}
