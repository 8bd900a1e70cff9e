/** Finding blocks and transactions by the beginning of a hash, through the indexes on hashes. */
import { fromHex } from '#crypto/bytes'
import { blockOf, type RawBlock, SELECT_BLOCK } from './blocks.ts'
import type { StoredBlock, StoredTransaction } from './rows.ts'
import type { Tables } from './tables.ts'
import { type RawTransaction, SELECT_TRANSACTION, transactionOf } from './transactions.ts'

const HASH_DIGITS = 64

/** The statements, for a test that asks SQLite how it carries them out. */
export const FIND_QUERIES = {
  blocks: `${SELECT_BLOCK} WHERE hash BETWEEN ? AND ? ORDER BY hash LIMIT ?`,
  transactions: `${SELECT_TRANSACTION} WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?`,
  submissions: `${SELECT_TRANSACTION}
WHERE submission BETWEEN ? AND ? ORDER BY submission LIMIT ?`,
} as const

/** Blocks whose hash begins with `prefix` (1 to 64 hexadecimal digits), at most `limit`. */
export function blocksByPrefix({ sql }: Tables, prefix: string, limit: number): StoredBlock[] {
  const rows = sql.all<RawBlock>(FIND_QUERIES.blocks, ...rangeOf(prefix), limit)
  return rows.map(blockOf)
}

/** Transactions whose own id or whose submission's begins with `prefix`, each once. */
export function transactionsByPrefix(
  tables: Tables,
  prefix: string,
  limit: number,
): StoredTransaction[] {
  const range = rangeOf(prefix)
  const rows = [FIND_QUERIES.transactions, FIND_QUERIES.submissions].flatMap((query) =>
    tables.sql.all<RawTransaction>(query, ...range, limit),
  )
  const found = rows.map((row) => transactionOf(tables, row))
  return [...new Map(found.map((row) => [row.id, row])).values()].slice(0, limit)
}

/** The smallest and the greatest hash that begin so. */
function rangeOf(prefix: string): [Uint8Array, Uint8Array] {
  return [fromHex(prefix.padEnd(HASH_DIGITS, '0')), fromHex(prefix.padEnd(HASH_DIGITS, 'f'))]
}
