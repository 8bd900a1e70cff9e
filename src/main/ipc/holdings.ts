/** What the government holds of one record: readable facts, sealed bytes, and no key to them. */
import { ContractError } from '#contract/errors'
import type { Handlers } from '#contract/methods'
import type { Holding } from '#contract/views/chain'
import { fromHex, toHex } from '#crypto/bytes'
import { layoutOf, type PlacedPart } from '#core/payload/layout'
import type { SignedReceipt } from '#core/submission/receipt'
import type { SignedSubmission } from '#core/submission/submission'
import { heldKeys, type KeyTrial, tryKeys } from '#node/government/held-keys'
import { validatorOf } from '#node/project-block'
import type { GovernmentRuntime } from '#node/runtime'
import { type Context, hospitalRef, requireGovernment } from './context.ts'
import { submissionFacts } from './relays.ts'

/** Sealed bytes of each part that are shown. */
const BYTES_SHOWN = 1024

type Names = 'government.holding' | 'government.payload' | 'government.tryKeys'

/** Handlers about what is held of one record. */
export function holdingHandlers(context: Context): Pick<Handlers, Names> {
  return {
    'government.holding': async ({ submission }) =>
      holdingOf(requireGovernment(context), submission),
    'government.payload': async ({ submission }) => {
      const runtime = requireGovernment(context)
      const payload = await payloadOf(runtime, await findHeld(runtime, submission))
      const name = `medichain-sealed-record-${submission.slice(0, 8)}.cbor`
      return { name, bytes: Buffer.from(payload).toString('base64') }
    },
    'government.tryKeys': async ({ submission }) =>
      tryEveryKey(requireGovernment(context), submission),
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
  const payload = await payloadOf(runtime, held)
  return {
    ...submissionFacts(runtime, held.submission, held.receipt),
    validator: held.validator ? hospitalRef(runtime, held.validator) : null,
    verdict: held.verdict,
    restricted: body.restricted,
    specialty: body.specialty,
    epoch: body.epoch,
    height: held.height,
    parts: layoutOf(payload).map((part) => shownPart(payload, part)),
  }
}

function shownPart(
  payload: Uint8Array,
  { name, offset, structure, sealed }: PlacedPart,
): Holding['parts'][number] {
  const end = offset + structure + Math.min(sealed, BYTES_SHOWN)
  return { name, offset, structure, length: sealed, bytes: toHex(payload.subarray(offset, end)) }
}

async function payloadOf(runtime: GovernmentRuntime, { submission }: Held): Promise<Uint8Array> {
  const payload = await runtime.payloads.get(submission.body.payload.digest)
  if (!payload) throw new ContractError('payload-missing')
  return payload
}

async function tryEveryKey(runtime: GovernmentRuntime, id: string): Promise<KeyTrial> {
  const held = await findHeld(runtime, id)
  const members = runtime.chain.view.members().map((member) => member.id)
  return tryKeys(
    heldKeys(runtime.secrets, members),
    held.submission.body,
    await payloadOf(runtime, held),
  )
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
