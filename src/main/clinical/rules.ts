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
  | 'too-many'
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
  /** `most` for too-long and too-many: how many characters or entries are allowed. */
  readonly values: { readonly most?: number }
}

/**
 * The rules that `content` breaks, none when it may be recorded. What several fields break together
 * is looked for where each of them has its shape. `today` is the date at the hospital. An
 * encounter's instant is compared with one day of tolerance, for its date depends on the time zone.
 */
export function checkRules(content: ClinicalContent, today: string): Problem[] {
  const shape = shapeProblems(content)
  const isSound = (...paths: readonly string[]): boolean =>
    !shape.some(({ path }) => paths.some((prefix) => path.startsWith(prefix)))
  const { patient, diagnoses } = content
  const bornIsSound = isSound('patient.birthDate')
  return [
    ...shape,
    ...(bornIsSound ? patientProblems(content, today) : []),
    ...(bornIsSound && isSound('encounter.') ? encounterProblems(content, today) : []),
    ...diagnoses.flatMap((diagnosis, index) => {
      const path = `diagnoses.${index}`
      if (!bornIsSound || !isSound(`${path}.`)) return []
      return diagnosisProblems(diagnosis, path, patient.birthDate, today)
    }),
    ...repeatedCodes(diagnoses),
    ...secondPrimary(diagnoses),
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
  // One fault for a field: the first says what is wrong, later ones follow from it.
  const byPath = new Map<string, Problem>()
  for (const issue of result.error.issues) {
    const path = issue.path.join('.')
    if (!byPath.has(path)) byPath.set(path, { path, ...shapeFault(issue, content) })
  }
  return [...byPath.values()]
}

function shapeFault(issue: z.core.$ZodIssue, content: ClinicalContent): Omit<Problem, 'path'> {
  if (isEmptyAt(content, issue.path)) return { code: 'missing', values: {} }
  // A number out of range is not short or long: it is no time that can be meant.
  const countable = 'origin' in issue && (issue.origin === 'string' || issue.origin === 'array')
  if (issue.code === 'too_small' && countable) return { code: 'missing', values: {} }
  if (issue.code === 'too_big' && countable) {
    const code = issue.origin === 'array' ? 'too-many' : 'too-long'
    return { code, values: { most: Number(issue.maximum) } }
  }
  return { code: 'malformed', values: {} }
}

/** True where a form's field holds nothing yet. */
function isEmptyAt(content: unknown, path: readonly PropertyKey[]): boolean {
  const value = path.reduce<unknown>(
    (part, key) => (typeof part === 'object' && part !== null ? Reflect.get(part, key) : part),
    content,
  )
  return value === '' || value === null
}

function problem(path: string, code: ProblemCode): Problem {
  return { path, code, values: {} }
}

function patientProblems({ patient }: ClinicalContent, today: string): Problem[] {
  return patient.birthDate > today ? [problem('patient.birthDate', 'date-in-future')] : []
}

function encounterProblems({ patient, encounter }: ClinicalContent, today: string): Problem[] {
  const { start, end } = encounter
  const problems: Problem[] = []
  if (dateOf(start, -1) > today) problems.push(problem('encounter.start', 'date-in-future'))
  if (dateOf(start, 1) < patient.birthDate) {
    problems.push(problem('encounter.start', 'date-before-birth'))
  }
  if (end === null) return problems
  if (end < start) problems.push(problem('encounter.end', 'encounter-ends-before-start'))
  if (dateOf(end, -1) > today) problems.push(problem('encounter.end', 'date-in-future'))
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
  const add = (field: string, code: ProblemCode): void => {
    problems.push(problem(`${path}.${field}`, code))
  }
  if (onset && onset > today) add('onset', 'date-in-future')
  if (onset && onset < birthDate) add('onset', 'date-before-birth')
  if (!abatement) return problems
  if (abatement > today) add('abatement', 'date-in-future')
  if (abatement < birthDate) add('abatement', 'date-before-birth')
  if (onset && abatement < onset) add('abatement', 'abatement-before-onset')
  // FHIR R4 Condition, constraint con-4.
  if (isOngoing(clinicalStatus)) add('abatement', 'abatement-while-ongoing')
  return problems
}

function repeatedCodes(diagnoses: readonly Diagnosis[]): Problem[] {
  const seen = new Set<string>()
  return diagnoses.flatMap(({ coding }, index): Problem[] => {
    const key = codingKey(coding)
    const again = seen.has(key)
    seen.add(key)
    return again ? [problem(`diagnoses.${index}.coding`, 'code-twice')] : []
  })
}

function secondPrimary(diagnoses: readonly Diagnosis[]): Problem[] {
  const primaries = [...diagnoses.entries()].filter(([, { rank }]) => rank === 'primary')
  return primaries.slice(1).map(([index]) => problem(`diagnoses.${index}.rank`, 'primary-twice'))
}
