/** Transactions and where they stand. */
import { fromHex, toHex } from '#crypto/bytes'
import type { ChainPlace, StoredTransaction, TransactionRow } from './rows.ts'
import { bytesOrNull, hexOrNull, type Tables } from './tables.ts'

const INSERT_TRANSACTION = `
INSERT INTO transactions
  (height, position, id, kind, hospital, number, submission, content_digest, validator, cause)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

/** The WHERE clause repeats that of the index, so that SQLite may use it. */
export const SELECT_MEMBERSHIP = `
SELECT DISTINCT height FROM transactions
WHERE height < ? AND kind IN ('admit', 'activate', 'suspend', 'reinstate', 'remove')
ORDER BY height`

/** Begins every query for whole transactions. */
export const SELECT_TRANSACTION = `
SELECT height, position, id, kind, hospital, number, submission,
  content_digest AS contentDigest, validator, cause
FROM transactions`

/** A transaction as SQLite gives it. */
export interface RawTransaction {
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

/** Adds the transaction at a place of a block. */
export function insertTransaction(
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

/**
 * Submissions that a hospital's verdict ended, the latest first, below a place of the chain or
 * from the newest where it is null.
 */
export function verdictsOf(
  tables: Tables,
  validator: string,
  below: ChainPlace | null,
  limit: number,
): StoredTransaction[] {
  const sql = `${SELECT_TRANSACTION}
WHERE validator = ? AND validator IS NOT NULL AND (height, position) < (?, ?)
ORDER BY height DESC, position DESC LIMIT ?`
  const number = tables.hospitals.numberOf(validator)
  if (number === undefined) return []
  const { height, position } = below ?? { height: Number.MAX_SAFE_INTEGER, position: 0 }
  return tables.sql
    .all<RawTransaction>(sql, number, height, position, limit)
    .map((row) => transactionOf(tables, row))
}

/** Transactions of the blocks from one height to another, by height, in order. */
export function transactionsBetween(
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

/** Heights below `before` whose block changes the members, ascending. */
export function membershipHeights({ sql }: Tables, before: number): number[] {
  return sql.all<{ height: number }>(SELECT_MEMBERSHIP, before).map(({ height }) => height)
}

/** A transaction as callers get it. */
export function transactionOf({ hospitals }: Tables, row: RawTransaction): StoredTransaction {
  return {
    ...row,
    id: toHex(row.id),
    hospital: hospitals.idOf(row.hospital),
    submission: hexOrNull(row.submission),
    contentDigest: hexOrNull(row.contentDigest),
    validator: row.validator === null ? null : hospitals.idOf(row.validator),
  }
}
