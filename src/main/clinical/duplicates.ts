/** Whether a new diagnosis repeats a condition that is known to be active. */
import { ICD_10_CM } from './code-system.ts'
import { dateInWords, dateOf } from './dates.ts'
import type { Diagnosis, Patient } from './document.ts'
import type { Finding } from './finding.ts'
import { codingKey, isPresent } from './status.ts'

/** An earlier diagnosis of the same identifier, as readable here. */
export interface KnownDiagnosis {
  /** Id of the record that it is part of (one record can hold several), in hexadecimal. */
  readonly record: string
  readonly patient: Patient
  readonly diagnosis: Diagnosis
  /** Short name of the hospital that recorded it. */
  readonly hospital: string
  /** Milliseconds since 1970, UTC. */
  readonly recordedAt: number
}

/** A warning for each new diagnosis that may repeat a known one, or one finding that none does. */
export function duplicateFindings(
  diagnoses: readonly Diagnosis[],
  history: readonly KnownDiagnosis[],
): Finding[] {
  const active = history.filter((known) => isPresent(known.diagnosis))
  const warnings = diagnoses.filter(isPresent).flatMap((diagnosis) => {
    const known =
      active.find((earlier) => sameCode(earlier.diagnosis, diagnosis)) ??
      active.find((earlier) => sameCategory(earlier.diagnosis, diagnosis))
    return known ? [warning(diagnosis, known)] : []
  })
  if (warnings.length > 0) return warnings
  const detail =
    active.length === 0
      ? 'nothing is known to be active'
      : `among ${active.length} active ${active.length === 1 ? 'condition' : 'conditions'}`
  return [{ code: 'duplicate', outcome: 'passed', title: 'No duplicate:', detail }]
}

function warning(diagnosis: Diagnosis, known: KnownDiagnosis): Finding {
  const { coding, onset } = known.diagnosis
  const since = dateInWords(onset ?? dateOf(known.recordedAt))
  const what = `${coding.code}, ${lowerFirst(coding.display)}, is already active (${known.hospital}, ${since}).`
  const detail = `${what} ${relation(diagnosis, known.diagnosis)}`
  return { code: 'duplicate', outcome: 'warning', title: 'Possible duplicate', detail }
}

function relation(diagnosis: Diagnosis, known: Diagnosis): string {
  const { code } = diagnosis.coding
  if (sameCode(diagnosis, known)) return 'This record states it again.'
  const moreExact = isUnspecified(known) && !isUnspecified(diagnosis)
  const kind = moreExact ? 'is more exact' : `is of the same group, ${code.slice(0, 3)},`
  return `${code} ${kind} and does not say that it replaces it.`
}

function sameCode(a: Diagnosis, b: Diagnosis): boolean {
  return codingKey(a.coding) === codingKey(b.coding)
}

/** ICD-10 categories are a code's first three characters; other systems have no such order. */
function sameCategory(a: Diagnosis, b: Diagnosis): boolean {
  const bothIcd = a.coding.system === ICD_10_CM && b.coding.system === ICD_10_CM
  return bothIcd && a.coding.code.slice(0, 3) === b.coding.code.slice(0, 3)
}

function isUnspecified({ coding }: Diagnosis): boolean {
  return /\bunspecified\b/i.test(coding.display)
}

/** A title inside a sentence; acronyms such as "COVID-19" stay as they are. */
function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}
