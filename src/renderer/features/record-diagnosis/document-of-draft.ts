/** The document that a draft makes. Pure. */
import type { DraftDiagnosis, UncheckedDocument } from '#contract/views/draft'
import { isOngoing } from '#renderer/components/clinical/labels.ts'
import type { Draft } from './draft.ts'

type Patient = NonNullable<Draft['patient']>

/** The document of a draft about `patient`; the node says what is still wrong with it. */
export function toDocument(draft: Draft, patient: Patient): UncheckedDocument {
  return {
    patient,
    encounter: {
      type: draft.encounterType.trim(),
      start: instantOf(draft.encounterStart),
      end: instantOf(draft.encounterEnd),
    },
    diagnoses: draft.diagnoses.map(toDiagnosis),
    medication: draft.medication
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    // The person at the workstation signs.
    practitioner: null,
    specialty: draft.specialty,
    supersedes: draft.supersedes && {
      submission: draft.supersedes.submission,
      reason: draft.supersedes.reason.trim(),
    },
  }
}

function toDiagnosis({ key: _key, ...diagnosis }: DraftDiagnosis) {
  return {
    ...diagnosis,
    onset: diagnosis.onset || null,
    // An end that was typed before the status said that it goes on is not meant any more.
    abatement: isOngoing(diagnosis.clinicalStatus) ? null : diagnosis.abatement || null,
    note: diagnosis.note.trim(),
  }
}

function instantOf(localDateTime: string): number | null {
  const instant = Date.parse(localDateTime)
  return Number.isNaN(instant) ? null : instant
}
