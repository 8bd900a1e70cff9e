/** Whether the patient is the one that earlier records of the same identifier describe. */
import { dateInWords } from './dates.ts'
import type { Patient } from './document.ts'
import type { KnownDiagnosis } from './duplicates.ts'
import type { Finding } from './finding.ts'
import { foldText } from './text.ts'

/** A warning for each field that differs from earlier records, or one finding that none does. */
export function patientFindings(patient: Patient, history: readonly KnownDiagnosis[]): Finding[] {
  const records = new Map(history.map((known) => [known.record, known.patient]))
  if (records.size === 0) {
    const detail = 'no earlier record here has this identifier'
    return [{ code: 'patient', outcome: 'passed', title: 'Patient is new:', detail }]
  }
  const earlier = [...records.values()]
  const warnings = [
    ...difference('Birth date', patient, earlier, birthDateInWords),
    ...difference('Sex', patient, earlier, (patient) => patient.sex),
    ...difference('Name', patient, earlier, (patient) => `${patient.family}, ${patient.given}`),
  ]
  if (warnings.length > 0) return warnings
  const detail = earlier.length === 1 ? '1 earlier record' : `${earlier.length} earlier records`
  return [{ code: 'patient', outcome: 'passed', title: 'Patient matches', detail }]
}

function birthDateInWords(patient: Patient): string {
  return dateInWords(patient.birthDate)
}

function difference(
  what: string,
  patient: Patient,
  earlier: readonly Patient[],
  read: (patient: Patient) => string,
): Finding[] {
  const here = read(patient)
  const others = earlier.map(read).filter((value) => foldText(value) !== foldText(here))
  if (others.length === 0) return []
  const said = [...new Set(others)].join('; ')
  const who = others.length === 1 ? '1 earlier record says' : `${others.length} earlier records say`
  const detail = `${who} ${said}, this one says ${here}. Is it the same patient?`
  return [{ code: 'patient', outcome: 'warning', title: `${what} differs`, detail }]
}
