/** What the government sees of records as they pass: who, when, how large. */
import type { Handlers } from '#contract/methods'
import type { PassageRow, RelayPlace, RelayRow } from '#contract/views/chain'
import { toHex } from '#crypto/bytes'
import type { SignedReceipt } from '#core/submission/receipt'
import type { SignedSubmission } from '#core/submission/submission'
import type { Cancel } from '#core/transaction/cancel'
import type { Record } from '#core/transaction/record'
import type { OpenSubmission } from '#node/government/open-submission'
import type { NotedPassage } from '#node/government/traffic'
import { validatorOf } from '#node/project-block'
import type { GovernmentRuntime } from '#node/runtime'
import { type Context, hospitalRef, requireGovernment } from './context.ts'

/** Handlers of `government.relays` and `government.traffic`. */
export function relayHandlers(
  context: Context,
): Pick<Handlers, 'government.relays' | 'government.traffic'> {
  return {
    'government.relays': async ({ before, limit }) => {
      const runtime = requireGovernment(context)
      const ended = await endedRows(runtime, before, limit)
      return before === null ? [...openRows(runtime), ...ended] : ended
    },
    'government.traffic': async () => {
      const runtime = requireGovernment(context)
      return runtime.node.traffic.recent().map((passage) => passageRow(runtime, passage))
    },
  }
}

function passageRow(runtime: GovernmentRuntime, passage: NotedPassage): PassageRow {
  const { hospital, submission } = passage
  return {
    ...passage,
    hospital: hospital && hospitalRef(runtime, hospital),
    submission: submission && toHex(submission),
  }
}

/** What rows and panes tell of every submission. */
export function submissionFacts(
  runtime: GovernmentRuntime,
  submission: SignedSubmission,
  receipt: SignedReceipt,
) {
  const { body, id } = submission
  return {
    submission: toHex(id),
    author: hospitalRef(runtime, body.author),
    nonce: body.nonce,
    receivedAt: receipt.body.time,
    size: body.payload.size,
  }
}

function openRows(runtime: GovernmentRuntime): RelayRow[] {
  return runtime.node.pool
    .all()
    .map((open) => openRow(runtime, open))
    .sort((a, b) => b.receivedAt - a.receivedAt)
}

function openRow(runtime: GovernmentRuntime, open: OpenSubmission): RelayRow {
  const { at } = open.life
  return {
    ...submissionFacts(runtime, open.submission, open.receipt),
    state: openState(open),
    holder: at.stage === 'unasked' ? null : hospitalRef(runtime, at.hospital),
    place: null,
  }
}

function openState({ attestation, life }: OpenSubmission): RelayRow['state'] {
  if (attestation) return 'accepted'
  return life.at.stage === 'held' ? 'in-review' : 'waiting'
}

async function endedRows(
  runtime: GovernmentRuntime,
  before: RelayPlace | null,
  limit: number,
): Promise<RelayRow[]> {
  const place = before && { height: before.height, position: before.index }
  const rows: RelayRow[] = []
  for (const { height, position } of runtime.database.endedBelow(place, limit)) {
    const { block } = await runtime.chain.read(height)
    const transaction = block.transactions[position]!
    if (transaction.kind !== 'record' && transaction.kind !== 'cancel') continue
    rows.push(endedRow(runtime, transaction, { height, index: position }))
  }
  return rows
}

function endedRow(
  runtime: GovernmentRuntime,
  transaction: Record | Cancel,
  place: RelayPlace,
): RelayRow {
  const validator = validatorOf(transaction)
  return {
    ...submissionFacts(runtime, transaction.submission, transaction.receipt),
    state: transaction.kind === 'record' ? 'final' : 'cancelled',
    holder: validator ? hospitalRef(runtime, validator) : null,
    place,
  }
}
