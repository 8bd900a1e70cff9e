/** The two kinds of transaction as lists of their own: governance, and submissions that ended. */
import type { ChainPlace, StoredTransaction } from './rows.ts'
import type { Tables } from './tables.ts'
import { type RawTransaction, SELECT_TRANSACTION, transactionOf } from './transactions.ts'

/** Which membership changes and epochs are wanted, newest first. */
export interface GovernanceSearch {
  /** Those before this place; null for the newest. */
  readonly before: ChainPlace | null
  /** Those about this hospital (of an epoch: that published it); null for all. */
  readonly hospital: string | null
  /** Those of this kind; null for all. */
  readonly kind: string | null
  readonly limit: number
}

const BEFORE = '(height, position) < (?1, ?2)'
const NEWEST_FIRST = 'ORDER BY height DESC, position DESC LIMIT ?3'

/** What is not about a submission is governance: rare, so filters walk along its own index. */
export const SELECT_GOVERNANCE = `${SELECT_TRANSACTION} WHERE submission IS NULL AND ${BEFORE}
AND (?4 IS NULL OR hospital = ?4) AND (?5 IS NULL OR kind = ?5) ${NEWEST_FIRST}`

/** Begins at the newest end of an index of its own. */
export const SELECT_ENDED = `${SELECT_TRANSACTION} WHERE submission IS NOT NULL AND ${BEFORE} ${NEWEST_FIRST}`

const BEHIND_ALL: ChainPlace = { height: Number.MAX_SAFE_INTEGER, position: 0 }

/** Membership changes and epochs, newest first. */
export function governanceBelow(tables: Tables, search: GovernanceSearch): StoredTransaction[] {
  const { height, position } = search.before ?? BEHIND_ALL
  const hospital = search.hospital === null ? null : tables.hospitals.numberOf(search.hospital)
  if (hospital === undefined) return []
  return tables.sql
    .all<RawTransaction>(SELECT_GOVERNANCE, height, position, search.limit, hospital, search.kind)
    .map((row) => transactionOf(tables, row))
}

/** Submissions that have ended, newest first, before a place or from the newest for null. */
export function endedBelow(
  tables: Tables,
  before: ChainPlace | null,
  limit: number,
): StoredTransaction[] {
  const { height, position } = before ?? BEHIND_ALL
  return tables.sql
    .all<RawTransaction>(SELECT_ENDED, height, position, limit)
    .map((row) => transactionOf(tables, row))
}

/** Heights of the blocks that change members or publish an epoch, ascending. */
export function governanceHeights({ sql }: Tables): number[] {
  const query = 'SELECT DISTINCT height FROM transactions WHERE submission IS NULL ORDER BY height'
  return sql.all<{ height: number }>(query).map(({ height }) => height)
}
