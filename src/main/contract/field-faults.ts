/** From what a schema refuses to faults of fields that every language has words for. */
import type { z } from 'zod'
import type { FieldFault, FieldFaults } from './errors.ts'

/** The first fault of each field, by path ("diagnoses.0.onset"): later ones follow from it. */
export function fieldFaults(error: z.core.$ZodError): FieldFaults {
  const faults: Record<string, FieldFault> = {}
  for (const issue of error.issues) faults[issue.path.join('.')] ??= fieldFault(issue)
  return faults
}

/** What an issue of a schema means for the person who fills in the field. */
export function fieldFault(issue: z.core.$ZodIssue): FieldFault {
  if (issue.code === 'too_small') return tooSmall(issue.origin, Number(issue.minimum))
  if (issue.code === 'too_big') return tooBig(issue.origin, Number(issue.maximum))
  return { code: 'malformed', values: {} }
}

function tooSmall(origin: string, least: number): FieldFault {
  if (origin !== 'string' && origin !== 'array') return { code: 'too-small', values: { least } }
  if (least <= 1) return { code: 'missing', values: {} }
  return { code: origin === 'array' ? 'too-few' : 'too-short', values: { least } }
}

function tooBig(origin: string, most: number): FieldFault {
  if (origin === 'array') return { code: 'too-many', values: { most } }
  return { code: origin === 'string' ? 'too-long' : 'too-large', values: { most } }
}
