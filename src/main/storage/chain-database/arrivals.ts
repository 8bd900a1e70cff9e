/**
 * When votes and certificates reached this node. No vote carries a time, so these are known only
 * for blocks that became final while the node ran, and are forgotten with the process.
 */
import type { VoteArrival } from './rows.ts'
import type { Tables } from './tables.ts'

/** Arrivals of so many blocks below the newest are kept. */
const BLOCKS_KEPT = 10_000

/** Notes that a hospital's vote on a block arrived (UTC milliseconds); the first time stays. */
export function noteVote(
  { sql, hospitals }: Tables,
  height: number,
  hospital: string,
  at: number,
): void {
  sql.run(
    'INSERT OR IGNORE INTO vote_arrivals (height, hospital, at) VALUES (?, ?, ?)',
    height,
    hospitals.numberFor(hospital),
    at,
  )
  sql.run('DELETE FROM vote_arrivals WHERE height < ?', height - BLOCKS_KEPT)
}

/** Notes that the certificate of a block arrived whole (UTC milliseconds). */
export function noteCertificate({ sql }: Tables, height: number, at: number): void {
  sql.run('INSERT OR IGNORE INTO certificate_arrivals (height, at) VALUES (?, ?)', height, at)
  sql.run('DELETE FROM certificate_arrivals WHERE height < ?', height - BLOCKS_KEPT)
}

/** The votes on a block whose arrival is known. */
export function votesArrived({ sql, hospitals }: Tables, height: number): VoteArrival[] {
  return sql
    .all<{ hospital: number; at: number }>(
      'SELECT hospital, at FROM vote_arrivals WHERE height = ?',
      height,
    )
    .map(({ hospital, at }) => ({ hospital: hospitals.idOf(hospital), at }))
}

/** When the certificate of a block arrived, null where that is not known. */
export function certificateArrived({ sql }: Tables, height: number): number | null {
  const sqlText = 'SELECT at FROM certificate_arrivals WHERE height = ?'
  return sql.first<{ at: number }>(sqlText, height)?.at ?? null
}
