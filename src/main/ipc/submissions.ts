/** This hospital's submissions: recording, amending, listing, their life, taking them back. */
import { ContractError } from '#contract/errors'
import type { Handlers } from '#contract/methods'
import { fromHex, toHex } from '#crypto/bytes'
import { cleanContent } from '#clinical/document'
import type { HospitalRuntime } from '#node/runtime'
import { SerialQueue } from '#node/serial'
import { type Context, requireHospital } from './context.ts'
import { documentFrom } from './documents.ts'
import { endedRow } from './ended-submissions.ts'
import { canWithdraw, openRows } from './open-submissions.ts'
import { markedInError, requireRevisable } from './revisions.ts'
import { submissionView } from './submission-views.ts'

type Names =
  | 'diagnosis.submit'
  | 'submissions.list'
  | 'submissions.get'
  | 'submissions.withdraw'
  | 'submissions.markEnteredInError'

/** More queued documents than this: the connection has been gone for very long. */
const QUEUE_LIMIT = 10_000

/** Handlers of `diagnosis.*` and `submissions.*`. */
export function submissionHandlers(context: Context): Pick<Handlers, Names> {
  const hospital = () => requireHospital(context)
  return {
    'submissions.list': async (page) => listPage(hospital(), page),
    'submissions.get': async ({ submission }) => submissionView(hospital(), submission),
    'submissions.withdraw': async ({ submission }) => {
      const runtime = hospital()
      const item = runtime.node.outbox.find(fromHex(submission))
      if (!item || !canWithdraw(runtime, item)) throw new ContractError('submission-decided')
      await runtime.node.sender.withdraw(item)
      return null
    },
    ...recordingHandlers(context),
  }
}

function recordingHandlers({
  life,
  ...context
}: Context): Pick<Handlers, 'diagnosis.submit' | 'submissions.markEnteredInError'> {
  const hospital = () => requireHospital({ life, ...context })
  // One after another, so that two windows cannot supersede one record at once.
  const turns = new SerialQueue()
  const facts = () => ({
    person: life.settings?.person ?? '',
    now: life.now(),
    salt: life.random(32),
  })
  return {
    'diagnosis.submit': ({ document, source }) =>
      turns.run(async () => {
        const runtime = hospital()
        requireActive(runtime)
        const { supersedes } = document
        const { patient } = cleanContent({ ...document, practitioner: '' })
        const amended =
          supersedes && (await requireRevisable(runtime, supersedes.submission, patient))
        const amends = amended?.submission
        const bytes = documentFrom(runtime, document, { ...facts(), source, amends })
        return { submission: toHex(await runtime.node.sender.submit(bytes, document.specialty)) }
      }),
    'submissions.markEnteredInError': ({ submission, reason }) =>
      turns.run(async () => {
        const runtime = hospital()
        requireActive(runtime)
        const record = await requireRevisable(runtime, submission)
        const { person: practitioner, ...rest } = facts()
        const bytes = markedInError(record, { ...rest, reason, practitioner })
        return { submission: toHex(await runtime.node.sender.submit(bytes, null)) }
      }),
  }
}

function requireActive({ node, chain }: HospitalRuntime): void {
  if (chain.view.member(node.id)?.status !== 'active') throw new ContractError('not-active')
  if (node.outbox.all().length >= QUEUE_LIMIT) throw new ContractError('too-many-open')
}

async function listPage(
  runtime: HospitalRuntime,
  { beforeNonce, limit, filter }: Parameters<Handlers['submissions.list']>[0],
) {
  const open = filter === 'ended' || beforeNonce !== null ? [] : openRows(runtime)
  if (filter === 'open') return open.slice(0, limit)
  const author = toHex(runtime.node.id)
  const room = Math.max(0, limit - open.length)
  const ended = runtime.database.endedSubmissionsOf(author, beforeNonce, room)
  const rows = await Promise.all(ended.map((transaction) => endedRow(runtime, transaction)))
  // A block is projected a moment before the outbox lets go of what ended in it.
  const endedIds = new Set(rows.map(({ id }) => id))
  return [...open.filter(({ id }) => !endedIds.has(id)), ...rows]
}
