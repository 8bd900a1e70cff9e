/** Blocks, transactions and certificates, told with names; the bytes one step further. */
import { ContractError } from '#contract/errors'
import type { Handlers } from '#contract/methods'
import type { BlockView } from '#contract/views/chain'
import { equalBytes, toHex } from '#crypto/bytes'
import { merkleRoot } from '#core/codec/merkle'
import { decode } from '#core/codec/cbor'
import { RuleError } from '#core/errors'
import { headerKind } from '#core/ledger/block'
import { votesNeeded } from '#core/quorum'
import { requireVotes } from '#core/consensus/vote'
import { checkWithSignatures } from '#node/check-signatures'
import { type FinalBlock, finalHash } from '#node/chain'
import type { Runtime } from '#node/runtime'
import type { BlockSummary } from '#storage/chain-database/rows'
import { blockRow, transactionRow } from './chain-rows.ts'
import { type Context, hospitalRef, requireRuntime } from './context.ts'
import { fieldsAsText } from './fields.ts'

/** Handlers of `chain.*`. */
export function chainHandlers(
  context: Context,
): Pick<Handlers, 'chain.blocks' | 'chain.block' | 'chain.transaction'> {
  return {
    'chain.blocks': async ({ below, limit, hospital }) => {
      const runtime = requireRuntime(context)
      const { database } = runtime
      const blocks =
        hospital === null
          ? database.blocksBelow(below, limit)
          : database.blocksOfHospital(hospital, below, limit)
      return blocks.map((block) => blockRow(runtime, block))
    },
    'chain.block': async ({ height }) => {
      const runtime = requireRuntime(context)
      const [summary] = runtime.database.blocksBelow(height + 1, 1)
      if (summary?.height !== height) throw new ContractError('block-not-found', { height })
      return blockView(runtime, summary, await runtime.chain.read(height))
    },
    'chain.transaction': async ({ id }) => {
      const runtime = requireRuntime(context)
      const stored = runtime.database.transactionById(id)
      if (!stored) throw new ContractError('transaction-not-found')
      const final = await runtime.chain.read(stored.height)
      const bytes = final.block.transactionBytes[stored.position]
      if (!bytes) throw new ContractError('transaction-not-found')
      return {
        row: transactionRow(runtime, stored),
        fields: fieldsAsText(decode(bytes)),
        bytes: toHex(bytes),
        patient: patientOf(runtime, stored.submission),
      }
    },
  }
}

/** Only a hospital opens records; the government's database knows of none. */
function patientOf({ database }: Runtime, submission: string | null): number | null {
  return submission === null ? null : (database.recordBySubmission(submission)?.patient ?? null)
}

async function blockView(
  runtime: Runtime,
  summary: BlockSummary,
  final: FinalBlock,
): Promise<BlockView> {
  const { body } = final.block.header
  const electorate = runtime.chain.view.rosterAt(final.height - 1)?.voters ?? []
  const voted = final.certificate.votes.map(({ hospital }) => hospital)
  const arrived = new Map(
    runtime.database.votesArrived(final.height).map(({ hospital, at }) => [hospital, at]),
  )
  return {
    row: blockRow(runtime, summary),
    header: {
      previous: toHex(body.previous),
      transactionRoot: toHex(body.transactionRoot),
      memberRoot: toHex(body.memberRoot),
      size: summary.size,
    },
    certificate: electorate.map((id) => ({
      hospital: hospitalRef(runtime, id),
      voted: voted.some((other) => equalBytes(other, id)),
      arrivedAt: arrived.get(toHex(id)) ?? null,
    })),
    certificateArrivedAt: runtime.database.certificateArrived(final.height),
    votesNeeded: votesNeeded(electorate.length),
    transactions: runtime.database
      .transactionsOf(final.height)
      .map((stored) => transactionRow(runtime, stored)),
    verified: await verifies(runtime, final, electorate),
  }
}

/** Checks hash, link, root and every signature of the certificate again, just now. */
async function verifies(
  { chain }: Runtime,
  final: FinalBlock,
  electorate: readonly Uint8Array[],
): Promise<boolean> {
  const { header, transactionBytes } = final.block
  const { body } = header
  const previous =
    final.height === 1 ? chain.state.consortium.id : finalHash(await chain.read(final.height - 1))
  if (!equalBytes(body.previous, previous)) return false
  if (!equalBytes(body.transactionRoot, merkleRoot(transactionBytes))) return false
  const { id, genesis } = chain.state.consortium
  const hash = finalHash(final)
  try {
    await checkWithSignatures((verify) => {
      headerKind.requireSignature(header, genesis.government.key, verify)
      const keys = electorate.map((hospital) => ({
        hospital,
        key: chain.view.member(hospital)?.signingKey ?? new Uint8Array(),
      }))
      requireVotes(
        { consortium: id, height: final.height, hash },
        final.certificate.votes,
        keys,
        verify,
      )
    })
    return final.certificate.votes.length >= votesNeeded(electorate.length)
  } catch (error) {
    if (error instanceof RuleError) return false
    throw error
  }
}
