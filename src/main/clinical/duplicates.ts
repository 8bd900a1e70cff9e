/** Whether a new diagnosis repeats a condition that is known to be active. */
import { ICD_10_CM } from './code-system.ts'
import { dateOf } from './dates.ts'
import type { Diagnosis, Patient } from './document.ts'
import { type Finding, type FindingCode, passed, warning } from './finding.ts'
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
    return known ? [repetition(diagnosis, known)] : []
  })
  if (warnings.length > 0) return warnings
  return active.length === 0
    ? [passed('duplicate-nothing-active')]
    : [passed('duplicate-none', { count: active.length })]
}

function repetition(
  diagnosis: Diagnosis,
  { diagnosis: known, ...record }: KnownDiagnosis,
): Finding {
  const { code } = diagnosis.coding
  return warning(relation(diagnosis, known), {
    known: known.coding.code,
    display: known.coding.display,
    hospital: record.hospital,
    since: known.onset ?? dateOf(record.recordedAt),
    code,
    group: code.slice(0, 3),
  })
}

function relation(diagnosis: Diagnosis, known: Diagnosis): FindingCode {
  if (sameCode(diagnosis, known)) return 'duplicate-same'
  const moreExact = isUnspecified(known) && !isUnspecified(diagnosis)
  return moreExact ? 'duplicate-more-exact' : 'duplicate-same-group'
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
