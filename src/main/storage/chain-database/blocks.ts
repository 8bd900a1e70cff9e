/** Blocks, and the lists of blocks that hold something of a hospital. */
import { fromHex, toHex } from '#crypto/bytes'
import type {
  BlockRow,
  BlockSummary,
  StoredBlock,
  StoredTransaction,
  TransactionRow,
} from './rows.ts'
import type { Tables } from './tables.ts'
import { insertTransaction, transactionsBetween, transactionsOf } from './transactions.ts'

const INSERT_BLOCK = `
INSERT INTO blocks (height, hash, previous, time, size, votes, transaction_count)
VALUES (?, ?, ?, ?, ?, ?, ?)`

const LIST_BLOCK = `
INSERT INTO block_hospitals (hospital, ordinal, height)
VALUES (?1, (SELECT ifnull(max(ordinal), 0) + 1 FROM block_hospitals WHERE hospital = ?1), ?2)`

/** The newest blocks of a hospital below a number of its list. */
export const SELECT_LISTED = `
SELECT height FROM block_hospitals
WHERE hospital = ? AND ordinal < ? ORDER BY ordinal DESC LIMIT ?`

/** Begins every query for whole blocks. */
export const SELECT_BLOCK = `
SELECT height, hash, previous, time, size, votes, transaction_count AS transactionCount
FROM blocks`

/** A block as SQLite gives it. */
export interface RawBlock extends Omit<StoredBlock, 'hash' | 'previous'> {
  readonly hash: Uint8Array
  readonly previous: Uint8Array
}

/** Adds a block with its transactions in order. */
export function insertBlock(
  tables: Tables,
  block: BlockRow,
  transactions: readonly TransactionRow[],
): void {
  const { height, hash, previous, time, size, votes } = block
  tables.sql.run(
    INSERT_BLOCK,
    height,
    fromHex(hash),
    fromHex(previous),
    time,
    size,
    votes,
    transactions.length,
  )
  transactions.forEach((row, position) => insertTransaction(tables, height, position, row))
  for (const hospital of new Set(transactions.map((row) => row.hospital))) {
    tables.sql.run(LIST_BLOCK, tables.hospitals.numberFor(hospital), height)
  }
}

/** At most `limit` blocks, newest first, below a height or from the newest where that is null. */
export function blocksBelow(tables: Tables, below: number | null, limit: number): BlockSummary[] {
  const sql = `${SELECT_BLOCK} WHERE height < ? ORDER BY height DESC LIMIT ?`
  const blocks = tables.sql.all<RawBlock>(sql, below ?? Number.MAX_SAFE_INTEGER, limit).map(blockOf)
  const lowest = blocks.at(-1)?.height ?? 0
  const transactions = transactionsBetween(tables, lowest, blocks[0]?.height ?? -1)
  return blocks.map((block) => summaryOf(block, transactions.get(block.height) ?? []))
}

/** The same of the blocks that hold something of a hospital; `below` is a number in its list. */
export function blocksOfHospital(
  tables: Tables,
  hospital: string,
  below: number | null,
  limit: number,
): BlockSummary[] {
  const number = tables.hospitals.numberOf(hospital)
  if (number === undefined) return []
  const listed = tables.sql.all<{ height: number }>(
    SELECT_LISTED,
    number,
    below ?? Number.MAX_SAFE_INTEGER,
    limit,
  )
  return listed.flatMap(({ height }) => {
    const block = blockAt(tables, height)
    return block ? [summaryOf(block, transactionsOf(tables, height))] : []
  })
}

/** The block at a height, or undefined. */
export function blockAt({ sql }: Tables, height: number): StoredBlock | undefined {
  const row = sql.first<RawBlock>(`${SELECT_BLOCK} WHERE height = ?`, height)
  return row && blockOf(row)
}

/** The block with a hash, or undefined. */
export function blockByHash({ sql }: Tables, hash: string): StoredBlock | undefined {
  const row = sql.first<RawBlock>(`${SELECT_BLOCK} WHERE hash = ?`, fromHex(hash))
  return row && blockOf(row)
}

/** The greatest height here, 0 when there is no block. */
export function newestHeight({ sql }: Tables): number {
  return sql.first<{ height: number }>('SELECT ifnull(max(height), 0) AS height FROM blocks')!
    .height
}

function summaryOf(block: StoredBlock, transactions: readonly StoredTransaction[]): BlockSummary {
  const counts = new Map<string, number>()
  for (const { kind } of transactions) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return {
    ...block,
    kinds: [...counts].map(([kind, count]) => ({ kind, count })),
    hospitals: [...new Set(transactions.map(({ hospital }) => hospital))],
  }
}

/** A block as callers get it. */
export function blockOf(row: RawBlock): StoredBlock {
  return { ...row, hash: toHex(row.hash), previous: toHex(row.previous) }
}
