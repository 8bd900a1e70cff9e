/** This hospital's submissions: recording, listing, their life, taking them back. */
import { ContractError } from '#contract/errors'
import type { Handlers } from '#contract/methods'
import type {
  SubmissionRow,
  SubmissionState,
  SubmissionView,
  TimelineStep,
} from '#contract/views/submission'
import { fromHex, toHex } from '#crypto/bytes'
import { type ClinicalDocument, decodeDocument } from '#clinical/document'
import type { Cancel } from '#core/transaction/cancel'
import type { Record } from '#core/transaction/record'
import { openRejection } from '#core/payload/review-note'
import { readRecord } from '#node/hospital/read-records'
import type { OutboxItem } from '#node/hospital/outbox'
import type { FinalBlock } from '#node/chain'
import type { HospitalRuntime } from '#node/runtime'
import type { StoredTransaction } from '#storage/chain-database/rows'
import { type Context, hospitalRef, requireHospital } from './context.ts'
import { documentFrom, documentView, patientName } from './documents.ts'
import { notFound } from './errors.ts'
import { lifeSteps, reviewerOf } from './timeline.ts'

type Names =
  | 'conditions.search'
  | 'diagnosis.submit'
  | 'submissions.list'
  | 'submissions.get'
  | 'submissions.withdraw'

/** How many conditions recorded here lately come first. */
const RECENT_CODINGS = 12
/** More queued documents than this: the connection has been gone for very long. */
const QUEUE_LIMIT = 10_000

/** Handlers of `conditions.*`, `diagnosis.*` and `submissions.*`. */
export function submissionHandlers(context: Context): Pick<Handlers, Names> {
  const { clinic, life } = context
  const hospital = () => requireHospital(context)
  return {
    'conditions.search': async ({ text, limit }) => {
      const { database, node } = hospital()
      const recents = database.recentCodings(toHex(node.id), RECENT_CODINGS)
      const found = clinic.search.search(text, { recents, limit })
      return { matches: [...found.matches], total: found.total }
    },
    'diagnosis.submit': async ({ document, source }) => {
      const runtime = hospital()
      requireActive(runtime)
      const bytes = documentFrom(runtime, document, {
        source,
        person: life.settings?.person ?? '',
        now: life.now(),
        salt: life.random(32),
      })
      const id = await runtime.node.sender.submit(bytes, document.specialty)
      return { submission: toHex(id) }
    },
    'submissions.list': async ({ beforeNonce, limit, filter }) => {
      const runtime = hospital()
      const open = filter === 'ended' || beforeNonce !== null ? [] : openRows(runtime)
      if (filter === 'open') return open.slice(0, limit)
      const author = toHex(runtime.node.id)
      const ended = runtime.database.endedSubmissionsOf(
        author,
        beforeNonce,
        Math.max(0, limit - open.length),
      )
      const rows = await Promise.all(ended.map((transaction) => endedRow(runtime, transaction)))
      // A block is projected a moment before the outbox lets go of what ended in it.
      const endedIds = new Set(rows.map(({ id }) => id))
      return [...open.filter(({ id }) => !endedIds.has(id)), ...rows]
    },
    'submissions.get': async ({ submission }) => {
      const runtime = hospital()
      const item = runtime.node.outbox.find(fromHex(submission))
      return item ? openView(runtime, item) : endedView(runtime, submission)
    },
    'submissions.withdraw': async ({ submission }) => {
      const runtime = hospital()
      const item = runtime.node.outbox.find(fromHex(submission))
      if (!item || !canWithdraw(runtime, item)) {
        throw new ContractError(
          'review-gone',
          'This submission was decided meanwhile and cannot be withdrawn any more.',
        )
      }
      await runtime.node.sender.withdraw(item)
      return null
    },
  }
}

function requireActive({ node, chain }: HospitalRuntime): void {
  if (chain.view.member(node.id)?.status !== 'active') {
    throw new ContractError(
      'not-active',
      'This hospital is not active in the consortium, so it cannot record diagnoses now. Nothing was submitted.',
    )
  }
  if (node.outbox.all().length >= QUEUE_LIMIT) {
    throw new ContractError(
      'too-many-open',
      'Too many diagnoses wait to be sent. Connect to the network first; nothing was lost.',
    )
  }
}

function openRows(runtime: HospitalRuntime): SubmissionRow[] {
  return runtime.node.outbox
    .all()
    .map((item) => openRow(runtime, item, documentOf(runtime, item)))
    .reverse()
}

function documentOf({ node }: HospitalRuntime, item: OutboxItem): ClinicalDocument {
  return decodeDocument(node.outbox.document(item))
}

function openRow(
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
  }
}

function openState({ node }: HospitalRuntime, item: OutboxItem): SubmissionState {
  if (!item.receipt || !item.sent) return 'queued'
  const life = node.lifeOf(item.sent.submission.id)
  if (life?.attestation?.body.verdict === 'accept') return 'voting'
  return life?.steps.at(-1)?.kind === 'held' ? 'in-review' : 'waiting'
}

function canWithdraw({ node }: HospitalRuntime, item: OutboxItem): boolean {
  const life = item.sent && node.lifeOf(item.sent.submission.id)
  return !item.withdrawal && !life?.attestation
}

async function openView(runtime: HospitalRuntime, item: OutboxItem): Promise<SubmissionView> {
  const document = documentOf(runtime, item)
  const timeline: TimelineStep[] = [{ kind: 'queued', at: item.time }]
  if (item.receipt) timeline.push({ kind: 'receipt', at: item.receipt.body.time })
  const { sent } = item
  const life = sent && runtime.node.lifeOf(sent.submission.id)
  if (sent && life) {
    timeline.push(
      ...lifeSteps(runtime, { ...life, submission: sent.submission, receipt: life.receipt }),
    )
    if (life.attestation?.body.verdict === 'accept') {
      const { hospital, time } = life.attestation.body
      const reviewer = reviewerOf(runtime, sent.submission, life.attestation)
      timeline.push({
        kind: 'accepted',
        at: time,
        hospital: hospitalRef(runtime, hospital),
        reviewer,
      })
    }
  }
  return {
    row: openRow(runtime, item, document),
    document: documentView(runtime, document),
    timeline,
    canWithdraw: canWithdraw(runtime, item),
  }
}

type Ending = Record | Cancel

interface Ended {
  readonly final: FinalBlock
  readonly transaction: Ending
}

async function readEnding(
  runtime: HospitalRuntime,
  { height, position }: StoredTransaction,
): Promise<Ended> {
  const final = await runtime.chain.read(height)
  const transaction = final.block.transactions[position]
  if (transaction?.kind !== 'record' && transaction?.kind !== 'cancel') {
    throw notFound('This submission')
  }
  return { final, transaction }
}

async function ownDocument(
  runtime: HospitalRuntime,
  { transaction }: Ended,
): Promise<ClinicalDocument | undefined> {
  const { submission } = transaction
  const payload = await runtime.payloads.get(submission.body.payload.digest)
  const read = payload && readRecord(runtime.node.keys, submission, payload)
  return read?.ok ? read.document : undefined
}

async function endedRow(
  runtime: HospitalRuntime,
  stored: StoredTransaction,
): Promise<SubmissionRow> {
  const ended = await readEnding(runtime, stored)
  return rowOf(ended, await ownDocument(runtime, ended))
}

function rowOf({ final, transaction }: Ended, document: ClinicalDocument | undefined) {
  const { submission, receipt } = transaction
  return {
    id: toHex(submission.body.contentDigest),
    nonce: submission.body.nonce,
    state: endedState(transaction),
    patientName: document ? patientName(document.patient) : 'Not readable here',
    codings: document?.diagnoses.map(({ coding }) => coding) ?? [],
    submittedAt: receipt.body.time,
    height: final.height,
    voting: null,
  }
}

function endedState(transaction: Ending): SubmissionState {
  if (transaction.kind === 'record') return 'final'
  switch (transaction.why.cause) {
    case 'rejected':
      return 'rejected'
    case 'withdrawn':
      return 'withdrawn'
    case 'declined':
    case 'expired':
    case 'author-excluded':
      return 'cancelled'
  }
}

/** By submission id, or by content digest, which is how open ones are named before they are sent. */
async function endedView(runtime: HospitalRuntime, id: string): Promise<SubmissionView> {
  const stored =
    runtime.database.transactionBySubmission(id) ?? runtime.database.transactionByContent(id)
  if (!stored) throw notFound('This submission')
  const ended = await readEnding(runtime, stored)
  const document = await ownDocument(runtime, ended)
  if (!document) {
    throw new ContractError(
      'payload-unreadable',
      'The contents of this submission cannot be read here. The block itself is unchanged.',
    )
  }
  return {
    row: rowOf(ended, document),
    document: documentView(runtime, document),
    timeline: await endedTimeline(runtime, ended),
    canWithdraw: false,
  }
}

async function endedTimeline(
  runtime: HospitalRuntime,
  { final, transaction }: Ended,
): Promise<TimelineStep[]> {
  const { receipt } = transaction
  const timeline: TimelineStep[] = [
    { kind: 'receipt', at: receipt.body.time },
    ...lifeSteps(runtime, transaction),
  ]
  timeline.push(...(await verdictStep(runtime, transaction)))
  const { time } = final.block.header.body
  timeline.push({ kind: 'ordered', at: time, height: final.height })
  const votes = final.certificate.votes.map(({ hospital }) => hospitalRef(runtime, hospital))
  timeline.push(
    transaction.kind === 'record'
      ? {
          kind: 'final',
          at: time,
          height: final.height,
          votes,
          needed: votes.length,
        }
      : { kind: 'cancelled', at: time, height: final.height, cause: transaction.why.cause },
  )
  return timeline
}

async function verdictStep(runtime: HospitalRuntime, transaction: Ending): Promise<TimelineStep[]> {
  const { submission } = transaction
  if (transaction.kind === 'record') {
    const { attestation } = transaction
    const { hospital, time } = attestation.body
    const reviewer = reviewerOf(runtime, submission, attestation)
    return [{ kind: 'accepted', at: time, hospital: hospitalRef(runtime, hospital), reviewer }]
  }
  const { why } = transaction
  if (why.cause === 'withdrawn') {
    const last = transaction.steps.at(-1)?.message.body.time ?? transaction.receipt.body.time
    return [{ kind: 'withdrawn', at: last }]
  }
  if (why.cause !== 'rejected') return []
  const { hospital, time, reason } = why.attestation.body
  const note =
    reason &&
    (await openRejection(
      runtime.secrets.encryptionKey,
      submission.body.consortium,
      submission.id,
      reason,
    ))
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
