/** Rows of blocks and transactions as the contract has them, with hospitals by name. */
import { type BlockRow, TRANSACTION_KINDS, type TransactionRow } from '#contract/views/chain'
import type { Runtime } from '#node/runtime'
import type { BlockSummary, StoredTransaction } from '#storage/chain-database/rows'
import { z } from 'zod'
import { hospitalRef } from './context.ts'

const kindSchema = z.enum(TRANSACTION_KINDS)

/** A block for a list. */
export function blockRow(runtime: Runtime, block: BlockSummary): BlockRow {
  return {
    height: block.height,
    hash: block.hash,
    time: block.time,
    transactions: block.transactionCount,
    kinds: block.kinds.map(({ kind, count }) => ({ kind: kindSchema.parse(kind), count })),
    hospitals: block.hospitals.map((id) => hospitalRef(runtime, id).name),
    votes: block.votes,
  }
}

/** A transaction for a list. */
export function transactionRow(runtime: Runtime, stored: StoredTransaction): TransactionRow {
  return {
    id: stored.id,
    height: stored.height,
    index: stored.position,
    kind: kindSchema.parse(stored.kind),
    hospital: hospitalRef(runtime, stored.hospital),
    number: stored.number,
    submission: stored.submission,
    validator: stored.validator === null ? null : hospitalRef(runtime, stored.validator),
    cause: stored.cause,
  }
}
