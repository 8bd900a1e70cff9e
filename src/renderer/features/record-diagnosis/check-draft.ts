/** What is still wrong with a draft, in words and by field, and the document it makes. Pure. */
import {
  documentInputSchema,
  type DocumentInput,
  type PatientInput,
} from '#contract/views/diagnosis'
import type { DraftDiagnosis } from '#contract/views/draft'
import { isOngoing } from '#renderer/components/clinical/labels.ts'
import type { Draft } from './draft.ts'

/** A sentence for each field at fault, by path: "patient.family", "diagnoses.0.onset". */
export type Faults = Readonly<Record<string, string>>

function dayOf(time: number): string {
  const date = new Date(time)
  const month = String(date.getMonth() + 1).padStart(2, '0')
  return `${date.getFullYear()}-${month}-${String(date.getDate()).padStart(2, '0')}`
}

/** What is wrong with a patient that is typed in. Paths have no prefix. */
export function checkPatient(patient: PatientInput, now: number): Faults {
  const faults: Record<string, string> = {}
  if (!patient.identifier.trim()) faults['identifier'] = 'Type the national identifier.'
  if (!patient.family.trim()) faults['family'] = 'Type the family name.'
  if (!patient.given.trim()) faults['given'] = 'Type the given name.'
  if (!patient.birthDate) faults['birthDate'] = 'Enter the birth date.'
  else if (patient.birthDate > dayOf(now)) faults['birthDate'] = 'The birth date is in the future.'
  return faults
}

function checkDiagnosis(diagnosis: DraftDiagnosis, born: string, today: string): Faults {
  const faults: Record<string, string> = {}
  const { onset, abatement } = diagnosis
  if (onset && onset > today) faults['onset'] = 'In the future.'
  else if (onset && onset < born) faults['onset'] = 'Before the birth date.'
  if (isOngoing(diagnosis.clinicalStatus)) return faults
  if (abatement && abatement > today) faults['abatement'] = 'In the future.'
  else if (abatement && onset && abatement < onset) faults['abatement'] = 'Before the onset.'
  return faults
}

function prefixed(prefix: string, faults: Faults): [string, string][] {
  return Object.entries(faults).map(([path, text]) => [`${prefix}.${path}`, text])
}

/** What is wrong with a draft; empty when it can be submitted. */
export function checkDraft(draft: Draft, now: number): Faults {
  const faults: Record<string, string> = {}
  const today = dayOf(now)
  if (!draft.patient) return { patient: 'Choose the patient.' }
  Object.assign(faults, Object.fromEntries(prefixed('patient', checkPatient(draft.patient, now))))
  if (!draft.encounterType.trim()) faults['encounter.type'] = 'Say what kind of encounter it was.'
  const start = Date.parse(draft.encounterStart)
  if (Number.isNaN(start)) faults['encounter.start'] = 'Enter when the encounter began.'
  else if (start > now + 60_000) faults['encounter.start'] = 'In the future.'
  if (draft.diagnoses.length === 0) faults['diagnoses'] = 'Add at least one condition.'
  for (const [index, diagnosis] of draft.diagnoses.entries()) {
    const found = checkDiagnosis(diagnosis, draft.patient.birthDate, today)
    Object.assign(faults, Object.fromEntries(prefixed(`diagnoses.${index}`, found)))
  }
  return Object.keys(faults).length > 0 ? faults : schemaFaults(draft)
}

/** Limits that only the contract's schema knows, such as lengths. */
function schemaFaults(draft: Draft): Faults {
  const checked = documentInputSchema.safeParse(toDocument(draft))
  if (checked.success) return {}
  return Object.fromEntries(
    checked.error.issues.map((issue) => [issue.path.join('.'), issue.message]),
  )
}

/** The document that a faultless draft makes. The person of the workstation signs it. */
export function toDocument(draft: Draft): DocumentInput {
  if (!draft.patient) throw new TypeError('a draft without a patient makes no document')
  return {
    patient: draft.patient,
    encounter: {
      type: draft.encounterType.trim(),
      start: Date.parse(draft.encounterStart),
      end: null,
    },
    diagnoses: draft.diagnoses.map(({ key: _key, ...diagnosis }) => ({
      ...diagnosis,
      onset: diagnosis.onset || null,
      abatement: isOngoing(diagnosis.clinicalStatus) ? null : diagnosis.abatement || null,
      note: diagnosis.note.trim(),
    })),
    medication: draft.medication
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    practitioner: null,
    specialty: draft.specialty,
  }
}
