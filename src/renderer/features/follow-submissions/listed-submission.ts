/** A row of the submissions list: a draft, or a submission. Pure. */
import type { Coding } from '#contract/views/diagnosis'
import type { SubmissionRow, SubmissionState } from '#contract/views/submission'
import { formatPersonName } from '#renderer/components/names.ts'
import type { Draft } from '#renderer/features/record-diagnosis/draft.ts'

/** A row. `key` is the draft's key or the submission's id. */
export interface ListedSubmission {
  readonly key: string
  readonly state: SubmissionState | 'draft'
  readonly voting: SubmissionRow['voting']
  readonly number: number | null
  readonly patientName: string
  readonly codings: readonly Coding[]
  readonly at: number
  /** What it does to an earlier record. */
  readonly revision: SubmissionRow['revision']
}

/** A draft as a row. */
export function listedDraft(draft: Draft): ListedSubmission {
  return {
    key: draft.key,
    state: 'draft',
    voting: null,
    number: null,
    patientName: draft.patient ? formatPersonName(draft.patient) : '',
    codings: draft.diagnoses.map((diagnosis) => diagnosis.coding),
    at: draft.changedAt,
    revision: draft.supersedes ? 'amendment' : null,
  }
}

/** A submission as a row. */
export function listedSubmission(row: SubmissionRow): ListedSubmission {
  return {
    key: row.id,
    state: row.state,
    voting: row.voting,
    number: row.nonce,
    patientName: row.patientName,
    codings: row.codings,
    at: row.submittedAt,
    revision: row.revision,
  }
}

/** "E11.42 +1". */
export function codeText(codings: readonly Coding[]): string {
  const [first] = codings
  if (!first) return ''
  return codings.length > 1 ? `${first.code} +${codings.length - 1}` : first.code
}

/** True when every typed word begins a part of the row: patient, code, diagnosis or number. */
export function matchesText(row: ListedSubmission, typed: string): boolean {
  const parts = [
    row.patientName,
    ...row.codings.flatMap((coding) => [coding.code, coding.display]),
    row.number === null ? '' : String(row.number),
  ]
  const words = parts
    .join(' ')
    .toLowerCase()
    .split(/[\s,]+/)
  return typed
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
    .every((one) => words.some((word) => word.startsWith(one)))
}
