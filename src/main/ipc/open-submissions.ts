/** Submissions that the chain has not ended yet, from the outbox. */
import type { SubmissionRow, SubmissionState, TimelineStep } from '#contract/views/submission'
import { toHex } from '#crypto/bytes'
import { type ClinicalDocument, decodeDocument } from '#clinical/document'
import type { OutboxItem } from '#node/hospital/outbox'
import type { HospitalRuntime } from '#node/runtime'
import { hospitalRef } from './context.ts'
import { patientName } from './documents.ts'
import { lifeSteps, reviewerOf } from './timeline.ts'

/** The document of an item of the outbox. */
export function openDocument({ node }: HospitalRuntime, item: OutboxItem): ClinicalDocument {
  return decodeDocument(node.outbox.document(item))
}

/** Every open submission, newest first. */
export function openRows(runtime: HospitalRuntime): SubmissionRow[] {
  return runtime.node.outbox
    .all()
    .map((item) => openRow(runtime, item, openDocument(runtime, item)))
    .reverse()
}

/** An open submission for a list. */
export function openRow(
  runtime: HospitalRuntime,
  item: OutboxItem,
  document: ClinicalDocument,
): SubmissionRow {
  return {
    id: toHex(item.id),
    nonce: item.sent?.submission.body.nonce ?? 0,
    state: openState(runtime, item),
    patientName: patientName(document.patient),
    codings: document.diagnoses.map(({ coding }) => coding),
    submittedAt: item.time,
    height: null,
    voting: null,
    revision: document.supersedes?.as ?? null,
  }
}

function openState({ node }: HospitalRuntime, item: OutboxItem): SubmissionState {
  if (!item.receipt || !item.sent) return 'queued'
  const life = node.lifeOf(item.sent.submission.id)
  if (life?.attestation?.body.verdict === 'accept') return 'voting'
  return life?.steps.at(-1)?.kind === 'held' ? 'in-review' : 'waiting'
}

/** True until a verdict was given or it was taken back. */
export function canWithdraw({ node }: HospitalRuntime, item: OutboxItem): boolean {
  const life = item.sent && node.lifeOf(item.sent.submission.id)
  return !item.withdrawal && !life?.attestation
}

/** What has happened to an open submission so far. */
export function openTimeline(runtime: HospitalRuntime, item: OutboxItem): TimelineStep[] {
  const timeline: TimelineStep[] = [{ kind: 'queued', at: item.time }]
  if (item.receipt) timeline.push({ kind: 'receipt', at: item.receipt.body.time })
  const { sent } = item
  const life = sent && runtime.node.lifeOf(sent.submission.id)
  if (!sent || !life) return timeline
  const { submission } = sent
  timeline.push(...lifeSteps(runtime, { ...life, submission, receipt: life.receipt }))
  if (life.attestation?.body.verdict !== 'accept') return timeline
  const { hospital, time } = life.attestation.body
  const reviewer = reviewerOf(runtime, submission, life.attestation)
  const accepted = { hospital: hospitalRef(runtime, hospital), reviewer }
  return [...timeline, { kind: 'accepted', at: time, ...accepted }]
}
