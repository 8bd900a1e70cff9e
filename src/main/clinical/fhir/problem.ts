/** What an import could not take over. Messages never quote the file, for they may be shown or logged. */
import type { ProblemCode } from '../rules.ts'

/** Why something was not imported. */
export type ImportProblemCode =
  | 'not-a-bundle'
  | 'entry-without-resource'
  | 'condition-without-encounter'
  | 'encounter-not-found'
  | 'patient-not-found'
  | 'patient-differs'
  | 'patient-without-identifier'
  | 'patient-without-name'
  | 'patient-without-birth-date'
  | 'encounter-without-start'
  | 'condition-without-code'
  | 'condition-entered-in-error'
  | 'condition-repeated'
  /** A hard rule of documents (rules.ts). */
  | ProblemCode

/** One thing that was not imported. */
export interface ImportProblem {
  readonly code: ImportProblemCode
  /** Position of the entry in the bundle, from 0; null when the whole file is meant. */
  readonly entry: number | null
  /** A sentence for a person. */
  readonly message: string
}

const SENTENCES: Readonly<Record<Exclude<ImportProblemCode, ProblemCode>, string>> = {
  'not-a-bundle': 'This is not a FHIR R4 bundle.',
  'entry-without-resource': 'This entry holds no resource.',
  'condition-without-encounter': 'This condition names no encounter.',
  'encounter-not-found': 'The encounter of this condition is not in the bundle.',
  'patient-not-found': 'The patient of this encounter is not in the bundle.',
  'patient-differs': 'This condition and its encounter name different patients.',
  'patient-without-identifier': 'This patient has no identifier.',
  'patient-without-name': 'This patient has no family or given name.',
  'patient-without-birth-date': 'This patient has no full birth date.',
  'encounter-without-start': 'This encounter does not say when it began.',
  'condition-without-code': 'This condition has no code with its system.',
  'condition-entered-in-error': 'This condition is marked as entered in error.',
  'condition-repeated': 'This condition is in the encounter twice; it was taken over once.',
}

/** A problem with its usual sentence. */
export function importProblem(
  code: Exclude<ImportProblemCode, ProblemCode>,
  entry: number | null,
): ImportProblem {
  return { code, entry, message: SENTENCES[code] }
}
