/** Puts a final block into the chain database: what it holds and what it counts for whom. */
import { toHex } from '#crypto/bytes'
import {
  type TransactionKind,
  transactionId,
  type Transaction,
} from '#core/transaction/transaction'
import type { LedgerState } from '#core/ledger/state'
import { requestOf } from '#core/transaction/admit'
import type { ChainDatabase } from '#storage/chain-database/chain-database'
import type { TransactionRow } from '#storage/chain-database/rows'
import { type FinalBlock, finalHash } from './chain.ts'
import { projectReview, verdictOf } from './project-review.ts'

/**
 * Adds block, transactions and counts; call it inside a database transaction. `state` is the
 * ledger after the block.
 */
export function projectBlock(database: ChainDatabase, final: FinalBlock, state: LedgerState): void {
  const { header, transactions, transactionBytes } = final.block
  const rows = transactions.map((transaction, i) =>
    rowOf(transaction, transactionId(transactionBytes[i]!)),
  )
  database.insertBlock(
    {
      height: final.height,
      hash: toHex(finalHash(final)),
      previous: toHex(header.body.previous),
      time: header.body.time,
      size: final.bytes.length,
      votes: final.certificate.votes.length,
    },
    rows,
  )
  for (const transaction of transactions) {
    if (transaction.kind !== 'record' && transaction.kind !== 'cancel') continue
    projectReview(database, transaction, state, header.body.time)
  }
}

function rowOf(transaction: Transaction, id: Uint8Array): TransactionRow {
  const row = {
    id: toHex(id),
    number: null,
    submission: null,
    contentDigest: null,
    validator: null,
    cause: null,
  }
  switch (transaction.kind) {
    case 'admit':
      return {
        ...row,
        kind: transaction.kind,
        hospital: toHex(requestOf(transaction.message.body).id),
      }
    case 'activate':
    case 'suspend':
    case 'reinstate':
    case 'remove':
      return {
        ...row,
        kind: transaction.kind,
        hospital: toHex(transaction.message.body.subject),
      }
    case 'epoch': {
      const { author, number } = transaction.message.body
      return { ...row, kind: transaction.kind, hospital: toHex(author), number }
    }
    case 'record':
    case 'cancel':
      return submittedRow(transaction, id)
  }
}

function submittedRow(
  transaction: Extract<Transaction, { kind: 'record' | 'cancel' }>,
  id: Uint8Array,
): TransactionRow {
  const { submission, kind } = transaction
  const validator = validatorOf(transaction)
  return {
    id: toHex(id),
    kind: kind satisfies TransactionKind,
    hospital: toHex(submission.body.author),
    number: submission.body.nonce,
    submission: toHex(submission.id),
    contentDigest: toHex(submission.body.contentDigest),
    validator: validator ? toHex(validator) : null,
    cause: transaction.kind === 'cancel' ? transaction.why.cause : null,
  }
}

/** The hospital whose verdict ended a submission, if one did. */
export function validatorOf(
  transaction: Extract<Transaction, { kind: 'record' | 'cancel' }>,
): Uint8Array | undefined {
  return verdictOf(transaction)?.body.hospital
}
