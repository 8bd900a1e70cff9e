/** A submission with its whole life and the versions of its record. */
import { ContractError } from '#contract/errors'
import type { RecordVersion, SubmissionView } from '#contract/views/submission'
import { equalBytes, fromHex, toHex } from '#crypto/bytes'
import type { ClinicalDocument } from '#clinical/document'
import type { OutboxItem } from '#node/hospital/outbox'
import type { HospitalRuntime } from '#node/runtime'
import type { StoredRecord } from '#storage/chain-database/rows'
import { documentView } from './documents.ts'
import { endedTimeline, rowOf } from './ended-submissions.ts'
import { type Ended, endedDocument, findEnding, readEnding } from './endings.ts'
import { canWithdraw, openDocument, openRow, openTimeline } from './open-submissions.ts'
import { isRevisable } from './revisions.ts'

/** By submission id, or by content digest, which is how open ones are named before they are sent. */
export async function submissionView(
  runtime: HospitalRuntime,
  id: string,
): Promise<SubmissionView> {
  const item = runtime.node.outbox.find(fromHex(id))
  return item ? openView(runtime, item) : endedView(runtime, id)
}

async function openView(runtime: HospitalRuntime, item: OutboxItem): Promise<SubmissionView> {
  const document = openDocument(runtime, item)
  const named = document.supersedes && toHex(document.supersedes.record)
  const versions = named === undefined ? [] : await finalVersions(runtime, named)
  return {
    row: openRow(runtime, item, document),
    document: documentView(runtime, document),
    patientId: patientIdOf(runtime, document),
    timeline: openTimeline(runtime, item),
    canWithdraw: canWithdraw(runtime, item),
    canAmend: false,
    versions: [...versions, openVersion(runtime, item, document)],
  }
}

async function endedView(runtime: HospitalRuntime, id: string): Promise<SubmissionView> {
  const stored = findEnding(runtime, id)
  if (!stored) throw new ContractError('submission-not-found')
  const ended = await readEnding(runtime, stored)
  const document = await endedDocument(runtime, ended)
  if (!document) throw new ContractError('payload-unreadable')
  const submission = toHex(ended.transaction.submission.id)
  return {
    row: rowOf(ended, document),
    document: documentView(runtime, document),
    patientId: patientIdOf(runtime, document),
    timeline: await endedTimeline(runtime, ended),
    canWithdraw: false,
    canAmend: await isRevisable(runtime, submission),
    versions: await allVersions(runtime, ended, document),
  }
}

function patientIdOf({ database }: HospitalRuntime, { patient }: ClinicalDocument): number | null {
  return database.patientByIdentifier(patient.identifier)?.id ?? null
}

/** Final versions, the open one that would come next, and `ended` itself where it was cancelled. */
async function allVersions(
  runtime: HospitalRuntime,
  ended: Ended,
  document: ClinicalDocument,
): Promise<RecordVersion[]> {
  const { submission, kind } = ended.transaction
  const named = document.supersedes && toHex(document.supersedes.record)
  if (kind === 'cancel') {
    const versions = named === undefined ? [] : await finalVersions(runtime, named)
    return [...versions, endedVersion(ended, document.supersedes?.as ?? 'original')]
  }
  const versions = await finalVersions(runtime, toHex(submission.id))
  return [...versions, ...openVersions(runtime, versions)]
}

async function finalVersions(runtime: HospitalRuntime, record: string): Promise<RecordVersion[]> {
  const rows = runtime.database.versionsOf(record)
  return Promise.all(rows.map((row) => storedVersion(runtime, row)))
}

async function storedVersion(runtime: HospitalRuntime, row: StoredRecord): Promise<RecordVersion> {
  return endedVersion(await readEnding(runtime, row), row.document?.revision?.as ?? 'original')
}

function endedVersion(ended: Ended, as: RecordVersion['as']): RecordVersion {
  const { id, nonce, state, submittedAt } = rowOf(ended, undefined)
  return { submission: id, nonce, state, as, at: submittedAt }
}

function openVersions(
  runtime: HospitalRuntime,
  versions: readonly RecordVersion[],
): RecordVersion[] {
  const records = versions.flatMap(({ submission }) => {
    const found = runtime.database.transactionByContent(submission)?.submission
    return found ? [fromHex(found)] : []
  })
  return runtime.node.outbox.all().flatMap((item) => {
    const document = openDocument(runtime, item)
    const named = document.supersedes?.record
    const isNext = named && records.some((record) => equalBytes(record, named))
    return isNext ? [openVersion(runtime, item, document)] : []
  })
}

function openVersion(
  runtime: HospitalRuntime,
  item: OutboxItem,
  document: ClinicalDocument,
): RecordVersion {
  const { id, nonce, state, submittedAt } = openRow(runtime, item, document)
  return {
    submission: id,
    nonce,
    state,
    as: document.supersedes?.as ?? 'original',
    at: submittedAt,
  }
}
