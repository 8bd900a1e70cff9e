/** What the statuses of a diagnosis mean together (FHIR R4 Condition). */
import type { ClinicalStatus, Diagnosis } from './document.ts'

const ONGOING: ReadonlySet<ClinicalStatus> = new Set(['active', 'recurrence', 'relapse'] as const)

/** True while a condition with this clinical status is present. */
export function isOngoing(status: ClinicalStatus): boolean {
  return ONGOING.has(status)
}

/** True for a diagnosis that says that the patient has the condition now. */
export function isPresent(
  diagnosis: Pick<Diagnosis, 'clinicalStatus' | 'verificationStatus'>,
): boolean {
  return isOngoing(diagnosis.clinicalStatus) && diagnosis.verificationStatus !== 'refuted'
}

/** One text for each distinct code: equal codings of one system compare equal. */
export function codingKey(coding: { readonly system: string; readonly code: string }): string {
  return `${coding.system}|${coding.code}`
}
