/** Submissions that the chain has ended: a line for the list, and their whole life. */
import type { SubmissionRow, TimelineStep } from '#contract/views/submission'
import { toHex } from '#crypto/bytes'
import type { ClinicalDocument } from '#clinical/document'
import { openRejection } from '#core/payload/review-note'
import type { HospitalRuntime } from '#node/runtime'
import type { StoredTransaction } from '#storage/chain-database/rows'
import { hospitalRef } from './context.ts'
import { patientName } from './documents.ts'
import { type Ended, endedDocument, endedState, type Ending, readEnding } from './endings.ts'
import { lifeSteps, reviewerOf } from './timeline.ts'

/** An ended submission for a list. */
export async function endedRow(
  runtime: HospitalRuntime,
  stored: StoredTransaction,
): Promise<SubmissionRow> {
  const ended = await readEnding(runtime, stored)
  return rowOf(ended, await endedDocument(runtime, ended))
}

/** The line of a submission whose document may be closed here: then it names no patient. */
export function rowOf(
  { final, transaction }: Ended,
  document: ClinicalDocument | undefined,
): SubmissionRow {
  const { submission, receipt } = transaction
  return {
    id: toHex(submission.body.contentDigest),
    nonce: submission.body.nonce,
    state: endedState(transaction),
    patientName: document ? patientName(document.patient) : '',
    codings: document?.diagnoses.map(({ coding }) => coding) ?? [],
    submittedAt: receipt.body.time,
    height: final.height,
    voting: null,
    revision: document?.supersedes?.as ?? null,
  }
}

/** The whole life of an ended submission. */
export async function endedTimeline(
  runtime: HospitalRuntime,
  { final, transaction }: Ended,
): Promise<TimelineStep[]> {
  const { receipt } = transaction
  const { time } = final.block.header.body
  const { height } = final
  const votes = final.certificate.votes.map(({ hospital }) => hospitalRef(runtime, hospital))
  return [
    { kind: 'receipt', at: receipt.body.time },
    ...lifeSteps(runtime, transaction),
    ...(await verdictSteps(runtime, transaction)),
    { kind: 'ordered', at: time, height },
    transaction.kind === 'record'
      ? { kind: 'final', at: time, height, votes, needed: votes.length }
      : { kind: 'cancelled', at: time, height, cause: transaction.why.cause },
  ]
}

async function verdictSteps(
  runtime: HospitalRuntime,
  transaction: Ending,
): Promise<TimelineStep[]> {
  if (transaction.kind === 'cancel') return cancelSteps(runtime, transaction)
  const { submission, attestation } = transaction
  const { hospital, time } = attestation.body
  const reviewer = reviewerOf(runtime, submission, attestation)
  return [{ kind: 'accepted', at: time, hospital: hospitalRef(runtime, hospital), reviewer }]
}

async function cancelSteps(
  runtime: HospitalRuntime,
  { submission, why, steps, receipt }: Extract<Ending, { kind: 'cancel' }>,
): Promise<TimelineStep[]> {
  if (why.cause === 'withdrawn') {
    return [{ kind: 'withdrawn', at: steps.at(-1)?.message.body.time ?? receipt.body.time }]
  }
  if (why.cause !== 'rejected') return []
  const { hospital, time, reason } = why.attestation.body
  const { encryptionKey } = runtime.secrets
  const { consortium } = submission.body
  const note = reason && (await openRejection(encryptionKey, consortium, submission.id, reason))
  return [
    {
      kind: 'rejected',
      at: time,
      hospital: hospitalRef(runtime, hospital),
      reviewer: reviewerOf(runtime, submission, why.attestation),
      reason: note ? note.reason : null,
      text: note ? note.text : null,
    },
  ]
}
