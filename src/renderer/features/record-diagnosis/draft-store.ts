/**
 * The drafts of this window. Memory outlives every change of screen and the lock; draft-saver.ts
 * has the node keep them, so that they outlive the window and the computer's power too.
 */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Coding, DiagnosisInput, PatientInput } from '#contract/views/diagnosis'
import type { DraftDiagnosis } from '#contract/views/draft'
import type { SubmissionView } from '#contract/views/submission'
import {
  amendmentOf,
  draftContentOf,
  emptyDraft,
  hasContent,
  newDiagnosis,
  withChangedDiagnosis,
  withDiagnosis,
  type Draft,
  type DraftStart,
} from './draft.ts'

/** Every draft, newest first, and the one that the form shows. */
interface Drafts {
  readonly drafts: readonly Draft[]
  readonly currentKey: string | null
}

/** The store of the drafts. */
export const draftStore = createStore<Drafts>()(() => ({ drafts: [], currentKey: null }))

function newKey(): string {
  return crypto.randomUUID()
}

function currentOf({ drafts, currentKey }: Drafts): Draft | undefined {
  return drafts.find((draft) => draft.key === currentKey)
}

/** The draft that the form shows. */
export function useCurrentDraft(): Draft | undefined {
  return useStore(draftStore, currentOf)
}

/** Every draft that somebody typed something into, newest first. */
export function useDrafts(): readonly Draft[] {
  return useStore(draftStore, (state) => state.drafts).filter(
    (draft) => draft.patient !== null && hasContent(draft),
  )
}

/** The same without the one that is open. */
export function useOtherDrafts(): readonly Draft[] {
  const currentKey = useStore(draftStore, (state) => state.currentKey)
  return useStore(draftStore, (state) => state.drafts).filter(
    (draft) => draft.key !== currentKey && hasContent(draft),
  )
}

function change(key: string, next: (draft: Draft) => Draft): void {
  draftStore.setState(({ drafts }) => ({
    drafts: drafts.map((draft) =>
      draft.key === key ? { ...next(draft), changedAt: Date.now() } : draft,
    ),
  }))
}

/** Starts a draft with this content and shows it. Empty ones that were left behind are dropped. */
function startDraft(content: DraftStart): void {
  const draft: Draft = { ...emptyDraft(newKey(), Date.now(), content.encounterType), ...content }
  draftStore.setState(({ drafts }) => ({
    drafts: [draft, ...drafts.filter(hasContent)],
    currentKey: draft.key,
  }))
}

/** Starts an empty draft beside those there are; `encounterType` is the usual kind, in words. */
export function startNewDraft(encounterType: string): void {
  startDraft({ encounterType })
}

/** Starts a draft with what a submission's document says, as the text of a new one. */
export function startDraftFrom({ document, patientId }: SubmissionView): void {
  startDraft({ ...draftContentOf(document, newKey), patientId })
}

/** Starts a draft that amends a record of this hospital, or shows the one that already does. */
export function startAmendment({ row, document, patientId }: SubmissionView): void {
  const { drafts } = draftStore.getState()
  const known = drafts.find((draft) => draft.supersedes?.submission === row.id)
  if (known) draftStore.setState({ currentKey: known.key })
  else startDraft({ ...amendmentOf(document, row.id, newKey), patientId })
}

/** Shows the draft for a patient known here, starting one where there is none. */
export function openDraftFor(
  patientId: number,
  patient: PatientInput,
  encounterType: string,
): void {
  const { drafts } = draftStore.getState()
  const known = drafts.find(
    (draft) => draft.patient?.identifier === patient.identifier && !draft.supersedes,
  )
  if (known) draftStore.setState({ currentKey: known.key })
  else startDraft({ patientId, patient, encounterType })
}

/** Adds drafts that the node kept from another time; those that are here already stay as they are. */
export function takeInDrafts(saved: readonly Draft[]): void {
  draftStore.setState(({ drafts }) => {
    const here = new Set(drafts.map(({ key }) => key))
    const all = [...drafts, ...saved.filter(({ key }) => !here.has(key))]
    return { drafts: all.toSorted((one, other) => other.changedAt - one.changedAt) }
  })
}

/** True for the draft that the form shows. */
export function isOpen(draft: Draft): boolean {
  return draftStore.getState().currentKey === draft.key
}

/** Shows a draft. */
export function showDraft(key: string): void {
  draftStore.setState({ currentKey: key })
}

/** Shows the newest draft, starting one where there is none. */
export function ensureDraft(encounterType: string): void {
  const state = draftStore.getState()
  if (currentOf(state)) return
  const [newest] = state.drafts
  if (newest) showDraft(newest.key)
  else startNewDraft(encounterType)
}

/** Changes fields of a draft. */
export function changeDraft(key: string, fields: Partial<Draft>): void {
  change(key, (draft) => ({ ...draft, ...fields }))
}

/** Adds a condition to a draft. */
export function addDiagnosis(key: string, coding: Coding, rank: DiagnosisInput['rank']): void {
  change(key, (draft) => withDiagnosis(draft, newDiagnosis(newKey(), coding, rank)))
}

/** Changes one diagnosis of a draft. */
export function changeDiagnosis(
  key: string,
  diagnosis: string,
  fields: Partial<DraftDiagnosis>,
): void {
  change(key, (draft) => withChangedDiagnosis(draft, diagnosis, fields))
}

/** Takes one diagnosis out of a draft. */
export function removeDiagnosis(key: string, diagnosis: string): void {
  change(key, (draft) => ({
    ...draft,
    diagnoses: draft.diagnoses.filter((one) => one.key !== diagnosis),
  }))
}

/** Brings back a draft that was just dropped, and shows it. */
export function restoreDraft(draft: Draft): void {
  takeInDrafts([draft])
  showDraft(draft.key)
}

/** Drops a draft: it was submitted, or a person discarded it. */
export function dropDraft(key: string): void {
  draftStore.setState(({ drafts, currentKey }) => ({
    drafts: drafts.filter((draft) => draft.key !== key),
    currentKey: currentKey === key ? null : currentKey,
  }))
}
