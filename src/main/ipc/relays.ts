/** What the government sees of records: who, when, how large; and the sealed bytes it holds. */
import { ContractError } from '#contract/errors'
import type { Handlers } from '#contract/methods'
import type { Holding, RelayPlace, RelayRow } from '#contract/views/chain'
import { fromHex, toHex } from '#crypto/bytes'
import { readPayload } from '#core/payload/payload'
import type { SignedReceipt } from '#core/submission/receipt'
import type { SignedSubmission } from '#core/submission/submission'
import type { Cancel } from '#core/transaction/cancel'
import type { Record } from '#core/transaction/record'
import type { OpenSubmission } from '#node/government/open-submission'
import { validatorOf } from '#node/project-block'
import type { GovernmentRuntime } from '#node/runtime'
import { type Context, hospitalRef, requireGovernment } from './context.ts'

/** Bytes of each sealed part that are shown. */
const BYTES_SHOWN = 1024

/** Handlers of `government.relays` and `government.holding`. */
export function relayHandlers(
  context: Context,
): Pick<Handlers, 'government.relays' | 'government.holding'> {
  return {
    'government.relays': async ({ before, limit }) => {
      const runtime = requireGovernment(context)
      const ended = await endedRows(runtime, before, limit)
      return before === null ? [...openRows(runtime), ...ended] : ended
    },
    'government.holding': async ({ submission }) =>
      holdingOf(requireGovernment(context), submission),
  }
}

function rowBase(runtime: GovernmentRuntime, submission: SignedSubmission, receipt: SignedReceipt) {
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
    ...rowBase(runtime, open.submission, open.receipt),
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
    ...rowBase(runtime, transaction.submission, transaction.receipt),
    state: transaction.kind === 'record' ? 'final' : 'cancelled',
    holder: validator ? hospitalRef(runtime, validator) : null,
    place,
  }
}

interface Held {
  readonly submission: SignedSubmission
  readonly receipt: SignedReceipt
  readonly validator: Uint8Array | undefined
  readonly verdict: Holding['verdict']
  readonly height: number | null
}

async function holdingOf(runtime: GovernmentRuntime, id: string): Promise<Holding> {
  const held = await findHeld(runtime, id)
  const { body } = held.submission
  const payload = await runtime.payloads.get(body.payload.digest)
  if (!payload) {
    throw new ContractError('payload-missing')
  }
  const parts = Object.entries(readPayload(payload))
  return {
    ...rowBase(runtime, held.submission, held.receipt),
    validator: held.validator ? hospitalRef(runtime, held.validator) : null,
    verdict: held.verdict,
    restricted: body.restricted,
    specialty: body.specialty,
    epoch: body.epoch,
    height: held.height,
    parts: parts.map(([name, bytes]) => ({
      name: name as Holding['parts'][number]['name'],
      length: bytes.length,
      bytes: toHex(bytes.subarray(0, BYTES_SHOWN)),
    })),
  }
}

async function findHeld(runtime: GovernmentRuntime, id: string): Promise<Held> {
  const open = runtime.node.pool.get(fromHex(id))
  if (open) {
    const { submission, receipt, attestation } = open
    const verdict = attestation ? verdictOf(attestation.body.verdict) : null
    return { submission, receipt, validator: attestation?.body.hospital, verdict, height: null }
  }
  const stored = runtime.database.transactionBySubmission(id)
  if (!stored) throw new ContractError('record-not-found')
  const { block } = await runtime.chain.read(stored.height)
  const transaction = block.transactions[stored.position]
  if (transaction?.kind !== 'record' && transaction?.kind !== 'cancel')
    throw new ContractError('record-not-found')
  const validator = validatorOf(transaction)
  const verdict = transaction.kind === 'record' ? 'accepted' : validator ? 'rejected' : null
  const { submission, receipt } = transaction
  return { submission, receipt, validator, verdict, height: stored.height }
}

function verdictOf(verdict: 'accept' | 'reject'): 'accepted' | 'rejected' {
  return verdict === 'accept' ? 'accepted' : 'rejected'
}
