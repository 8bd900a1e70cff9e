/** The words for coded clinical values: one word per idea, the same on every screen. */
import type { Coding, DiagnosisInput } from '#contract/views/diagnosis'

/** Certainties in the order of a form, most usual first; their words are `clinical:certainty`. */
export const CERTAINTIES = ['confirmed', 'provisional', 'differential', 'refuted'] as const
/** Clinical statuses in the order of a form; their words are `clinical:status`. */
export const STATUSES = [
  'active',
  'recurrence',
  'relapse',
  'inactive',
  'remission',
  'resolved',
] as const
/** Severities; their words are `clinical:severity`. */
export const SEVERITIES = ['mild', 'moderate', 'severe'] as const
/** Sexes in the order of a form; their words are `clinical:sex`. */
export const SEXES = ['female', 'male', 'other', 'unknown'] as const

const SYSTEM_NAMES: Readonly<Record<string, string>> = {
  'http://hl7.org/fhir/sid/icd-10-cm': 'ICD-10-CM',
  'http://hl7.org/fhir/sid/icd-10': 'ICD-10',
  'http://id.who.int/icd/release/11/mms': 'ICD-11',
  'http://snomed.info/sct': 'SNOMED CT',
}

/** Name of a code system; an unknown one is shown by its address. */
export function systemName(system: Coding['system']): string {
  return SYSTEM_NAMES[system] ?? system
}

/** True while a condition with this status goes on. */
export function isOngoing(status: DiagnosisInput['clinicalStatus']): boolean {
  return status === 'active' || status === 'recurrence' || status === 'relapse'
}
