/** A draft: what the form holds before it is a document. Empty text means "not stated yet". */
import type { Coding, DiagnosisInput, DocumentView } from '#contract/views/diagnosis'
import type { DraftContent, DraftDiagnosis, SavedDraft } from '#contract/views/draft'

/** A document as it is typed. */
export interface Draft extends DraftContent {
  /** Its id, here and at the node. */
  readonly key: string
  /** Row id of a patient known here; null for a patient typed in. */
  readonly patientId: number | null
  /** When it was last changed, in milliseconds since 1970. */
  readonly changedAt: number
}

/** What a draft can begin with. */
export type DraftStart = Partial<Draft> & Pick<Draft, 'encounterType'>

/** Milliseconds since 1970 as a date-and-time field has it, in local time. */
function toLocalDateTime(time: number): string {
  const local = new Date(time - new Date(time).getTimezoneOffset() * 60_000)
  return local.toISOString().slice(0, 16)
}

/** A draft with nothing in it but an encounter that begins now. */
export function emptyDraft(key: string, now: number, encounterType: string): Draft {
  return {
    key,
    patientId: null,
    patient: null,
    encounterType,
    encounterStart: toLocalDateTime(now),
    encounterEnd: '',
    diagnoses: [],
    medication: '',
    specialty: null,
    supersedes: null,
    changedAt: now,
  }
}

/** A new diagnosis: confirmed and active, since when is for the person to say. */
export function newDiagnosis(
  key: string,
  coding: Coding,
  rank: DiagnosisInput['rank'],
): DraftDiagnosis {
  return {
    key,
    coding,
    rank,
    verificationStatus: 'confirmed',
    clinicalStatus: 'active',
    severity: null,
    onset: '',
    abatement: '',
    note: '',
  }
}

/**
 * Adds a diagnosis. The first one is the primary one; another primary one takes that place. One
 * whose code is in the draft already is not added again, but can become the primary one.
 */
export function withDiagnosis(draft: Draft, added: DraftDiagnosis): Draft {
  const known = draft.diagnoses.find(({ coding }) => isSameCode(coding, added.coding))
  if (known) {
    return added.rank === 'primary'
      ? withChangedDiagnosis(draft, known.key, { rank: 'primary' })
      : draft
  }
  const first = draft.diagnoses.length === 0
  const next: DraftDiagnosis = first ? { ...added, rank: 'primary' } : added
  const diagnoses = [...draft.diagnoses, next]
  return {
    ...draft,
    diagnoses: next.rank === 'primary' ? onlyPrimary(diagnoses, next.key) : diagnoses,
  }
}

function isSameCode(one: Coding, other: Coding): boolean {
  return one.system === other.system && one.code === other.code
}

/** Changes a diagnosis. Making one primary makes the others secondary. */
export function withChangedDiagnosis(
  draft: Draft,
  key: string,
  change: Partial<DraftDiagnosis>,
): Draft {
  const diagnoses = draft.diagnoses.map((diagnosis) =>
    diagnosis.key === key ? { ...diagnosis, ...change } : diagnosis,
  )
  return {
    ...draft,
    diagnoses: change.rank === 'primary' ? onlyPrimary(diagnoses, key) : diagnoses,
  }
}

function onlyPrimary(diagnoses: readonly DraftDiagnosis[], key: string): DraftDiagnosis[] {
  return diagnoses.map((diagnosis) => ({
    ...diagnosis,
    rank: diagnosis.key === key ? 'primary' : 'secondary',
  }))
}

/** A draft whose patient is chosen. */
export type PatientsDraft = Draft & { readonly patient: NonNullable<Draft['patient']> }

/** True once the patient is chosen. */
export function hasPatient(draft: Draft): draft is PatientsDraft {
  return draft.patient !== null
}

/** True when discarding it would lose something that a person typed. */
export function hasContent(draft: Draft): boolean {
  const patientIsTyped = draft.patient !== null && draft.patientId === null
  return patientIsTyped || draft.diagnoses.length > 0 || draft.medication.trim() !== ''
}

/** What a new draft takes over from a document: all but its encounter's times. */
export function draftContentOf(document: DocumentView, newKey: () => string): DraftStart {
  return {
    patient: document.patient,
    encounterType: document.encounter.type,
    diagnoses: document.diagnoses.map((diagnosis) => ({
      ...diagnosis,
      key: newKey(),
      onset: diagnosis.onset ?? '',
      abatement: diagnosis.abatement ?? '',
    })),
    medication: document.medication.join('\n'),
  }
}

/** What a draft takes over from the record that it amends: everything, with the encounter's time. */
export function amendmentOf(
  document: DocumentView,
  submission: string,
  newKey: () => string,
): DraftStart {
  return {
    ...draftContentOf(document, newKey),
    encounterStart: toLocalDateTime(document.encounter.start),
    encounterEnd: document.encounter.end === null ? '' : toLocalDateTime(document.encounter.end),
    supersedes: { submission, reason: '' },
  }
}

/** What the node saves of a draft. */
export function savedContentOf(draft: Draft): DraftContent {
  const { key: _key, patientId: _patientId, changedAt: _changedAt, ...content } = draft
  return content
}

/** A draft that the node kept. */
export function draftOfSaved({ id, savedAt, patientId, content }: SavedDraft): Draft {
  return { ...content, key: id, patientId, changedAt: savedAt }
}
