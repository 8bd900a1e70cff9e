/**
 * Places in a list of blocks: of all of them, numbered by height, or of those that hold something
 * of one hospital, numbered from 1. Every question is a few look-ups in an index, however long
 * the chain is: block times never fall (PROTOCOL §6), so a time is a place.
 */
import type { DayStart, ListExtent } from './rows.ts'
import type { Tables } from './tables.ts'

/** Which blocks a list has; times are UTC milliseconds, both included, null for no bound. */
export interface BlockFilter {
  readonly hospital: string | null
  readonly from: number | null
  readonly to: number | null
}

/** The statements, for a test that asks SQLite how it carries them out. */
export const LIST_QUERIES = {
  firstSince:
    'SELECT height AS number, time FROM blocks WHERE time >= ? ORDER BY time, height LIMIT 1',
  lastUntil: 'SELECT height FROM blocks WHERE time <= ? ORDER BY time DESC, height DESC LIMIT 1',
  firstSinceOf: `
SELECT ordinal AS number, time FROM block_hospitals JOIN blocks USING (height)
WHERE hospital = ? AND block_hospitals.height >=
  (SELECT height FROM blocks WHERE time >= ? ORDER BY time, height LIMIT 1)
ORDER BY block_hospitals.height LIMIT 1`,
  ordinalUntil: `
SELECT ordinal FROM block_hospitals
WHERE hospital = ? AND height <= ? ORDER BY height DESC LIMIT 1`,
} as const

/** A place in a list: its number, and the time of the block that stands there. */
interface Place {
  readonly number: number
  readonly time: number
}

/** The numbers that a filter leaves of its list. */
export function extentOf(tables: Tables, { hospital, from, to }: BlockFilter): ListExtent {
  const last = numberUntil(tables, hospital, heightUntil(tables, to))
  if (from === null) return { first: 1, last }
  const first = placeSince(tables, hospital, from)
  return { first: first?.number ?? last + 1, last }
}

/**
 * The days of a list from the one of `from` on, oldest first: on each, the first block. `nextDay`
 * answers when the day after a time begins.
 */
export function daysOf(
  tables: Tables,
  { hospital, from, to }: BlockFilter,
  nextDay: (time: number) => number,
): DayStart[] {
  const days: DayStart[] = []
  let place = placeSince(tables, hospital, from ?? 0)
  while (place) {
    const { number, time } = place
    if (to !== null && time > to) break
    days.push({ time, first: number })
    place = placeSince(tables, hospital, nextDay(time))
  }
  return days
}

function placeSince(tables: Tables, hospital: string | null, time: number): Place | undefined {
  if (hospital === null) return tables.sql.first<Place>(LIST_QUERIES.firstSince, time)
  const number = tables.hospitals.numberOf(hospital) ?? 0
  return tables.sql.first<Place>(LIST_QUERIES.firstSinceOf, number, time)
}

function heightUntil({ sql }: Tables, to: number | null): number {
  const until = to ?? Number.MAX_SAFE_INTEGER
  return sql.first<{ height: number }>(LIST_QUERIES.lastUntil, until)?.height ?? 0
}

function numberUntil(tables: Tables, hospital: string | null, height: number): number {
  if (hospital === null) return height
  const number = tables.hospitals.numberOf(hospital) ?? 0
  const found = tables.sql.first<{ ordinal: number }>(LIST_QUERIES.ordinalUntil, number, height)
  return found?.ordinal ?? 0
}
