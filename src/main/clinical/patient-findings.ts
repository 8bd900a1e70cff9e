/** Whether the patient is the one that earlier records of the same identifier describe. */
import type { Patient } from './document.ts'
import type { KnownDiagnosis } from './duplicates.ts'
import { type Finding, type FindingCode, passed, warning } from './finding.ts'
import { foldText } from './text.ts'

/** A warning for each way in which earlier records differ, or one finding that none does. */
export function patientFindings(patient: Patient, history: readonly KnownDiagnosis[]): Finding[] {
  const records = new Map(history.map((known) => [known.record, known.patient]))
  if (records.size === 0) return [passed('patient-new')]
  const earlier = [...records.values()]
  const warnings = [
    ...differences('birth-date-differs', patient, earlier, ({ birthDate }) => birthDate),
    ...differences('sex-differs', patient, earlier, ({ sex }) => sex),
    ...differences('name-differs', patient, earlier, ({ family, given }) => `${family}, ${given}`),
  ]
  return warnings.length > 0 ? warnings : [passed('patient-matches', { count: earlier.length })]
}

/** One warning for each value that earlier records have instead, with how many have it. */
function differences(
  code: FindingCode,
  patient: Patient,
  earlier: readonly Patient[],
  read: (patient: Patient) => string,
): Finding[] {
  const here = read(patient)
  const others = earlier.map(read).filter((value) => foldText(value) !== foldText(here))
  return [...new Set(others)].map((value) => {
    const count = others.filter((other) => other === value).length
    return warning(code, { count, earlier: value, here })
  })
}
