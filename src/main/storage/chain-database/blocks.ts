/** Blocks and their transactions. */
import { fromHex, toHex } from '#crypto/bytes'
import type {
  BlockRow,
  BlockSummary,
  StoredBlock,
  StoredTransaction,
  TransactionRow,
} from './rows.ts'
import { bytesOrNull, hexOrNull, type Tables } from './tables.ts'

const INSERT_BLOCK = `
INSERT INTO blocks (height, hash, previous, time, size, votes, transaction_count)
VALUES (?, ?, ?, ?, ?, ?, ?)`

const INSERT_TRANSACTION = `
INSERT INTO transactions
  (height, position, id, kind, hospital, number, submission, content_digest, validator, cause)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

const SELECT_BLOCK = `
SELECT height, hash, previous, time, size, votes, transaction_count AS transactionCount
FROM blocks`

const SELECT_TRANSACTION = `
SELECT height, position, id, kind, hospital, number, submission,
  content_digest AS contentDigest, validator, cause
FROM transactions`

interface RawBlock extends Omit<StoredBlock, 'hash' | 'previous'> {
  readonly hash: Uint8Array
  readonly previous: Uint8Array
}

interface RawTransaction {
  readonly height: number
  readonly position: number
  readonly id: Uint8Array
  readonly kind: string
  readonly hospital: number
  readonly number: number | null
  readonly submission: Uint8Array | null
  readonly contentDigest: Uint8Array | null
  readonly validator: number | null
  readonly cause: string | null
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
}

function insertTransaction(
  { sql, hospitals }: Tables,
  height: number,
  position: number,
  row: TransactionRow,
): void {
  sql.run(
    INSERT_TRANSACTION,
    height,
    position,
    fromHex(row.id),
    row.kind,
    hospitals.numberFor(row.hospital),
    row.number,
    bytesOrNull(row.submission),
    bytesOrNull(row.contentDigest),
    row.validator === null ? null : hospitals.numberFor(row.validator),
    row.cause,
  )
}

/** At most `limit` blocks, newest first, below a height or from the newest where that is null. */
export function blocksBelow(tables: Tables, below: number | null, limit: number): BlockSummary[] {
  const sql = `${SELECT_BLOCK} WHERE height < ? ORDER BY height DESC LIMIT ?`
  const blocks = tables.sql.all<RawBlock>(sql, below ?? Number.MAX_SAFE_INTEGER, limit).map(blockOf)
  const lowest = blocks.at(-1)?.height ?? 0
  const transactions = transactionsBetween(tables, lowest, blocks[0]?.height ?? -1)
  return blocks.map((block) => summaryOf(block, transactions.get(block.height) ?? []))
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

/** The transactions of a block, in order. */
export function transactionsOf(tables: Tables, height: number): StoredTransaction[] {
  return transactionsBetween(tables, height, height).get(height) ?? []
}

/** The transaction with an id, or undefined. */
export function transactionById(tables: Tables, id: string): StoredTransaction | undefined {
  const row = tables.sql.first<RawTransaction>(`${SELECT_TRANSACTION} WHERE id = ?`, fromHex(id))
  return row && transactionOf(tables, row)
}

/** The transaction that ended a submission, or undefined while it is open. */
export function transactionBySubmission(
  tables: Tables,
  submission: string,
): StoredTransaction | undefined {
  const sql = `${SELECT_TRANSACTION} WHERE submission = ?`
  const row = tables.sql.first<RawTransaction>(sql, fromHex(submission))
  return row && transactionOf(tables, row)
}

/** The transaction that ended the submission of a document, or undefined while it is open. */
export function transactionByContent(
  tables: Tables,
  contentDigest: string,
): StoredTransaction | undefined {
  const sql = `${SELECT_TRANSACTION} WHERE content_digest = ?`
  const row = tables.sql.first<RawTransaction>(sql, fromHex(contentDigest))
  return row && transactionOf(tables, row)
}

/** Ended submissions of an author, highest nonce first, below a nonce where one is given. */
export function endedSubmissionsOf(
  tables: Tables,
  author: string,
  below: number | null,
  limit: number,
): StoredTransaction[] {
  const sql = `${SELECT_TRANSACTION}
WHERE hospital = ? AND number < ? AND submission IS NOT NULL ORDER BY number DESC LIMIT ?`
  const bound = below ?? Number.MAX_SAFE_INTEGER
  return tables.sql
    .all<RawTransaction>(sql, tables.hospitals.numberFor(author), bound, limit)
    .map((row) => transactionOf(tables, row))
}

function transactionsBetween(
  tables: Tables,
  from: number,
  to: number,
): Map<number, StoredTransaction[]> {
  const sql = `${SELECT_TRANSACTION} WHERE height BETWEEN ? AND ? ORDER BY height, position`
  const rows = tables.sql.all<RawTransaction>(sql, from, to)
  return Map.groupBy(
    rows.map((row) => transactionOf(tables, row)),
    ({ height }) => height,
  )
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

function blockOf(row: RawBlock): StoredBlock {
  return { ...row, hash: toHex(row.hash), previous: toHex(row.previous) }
}

function transactionOf({ hospitals }: Tables, row: RawTransaction): StoredTransaction {
  return {
    ...row,
    id: toHex(row.id),
    hospital: hospitals.idOf(row.hospital),
    submission: hexOrNull(row.submission),
    contentDigest: hexOrNull(row.contentDigest),
    validator: row.validator === null ? null : hospitals.idOf(row.validator),
  }
}
