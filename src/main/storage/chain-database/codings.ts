/** Coded conditions: each stored once, and when a hospital last used it. */
import type { CodingRow } from './rows.ts'
import type { Tables } from './tables.ts'

const INSERT_CODING = `
INSERT INTO codings (system, code, display) VALUES (?, ?, ?) RETURNING id`

const SELECT_ID = 'SELECT id FROM codings WHERE system = ? AND code = ? AND display = ?'

const NOTE_USE = `
INSERT INTO author_codings (author, coding, height) VALUES (?, ?, ?)
ON CONFLICT (author, coding) DO UPDATE SET height = max(height, excluded.height)`

const SELECT_RECENT = `
SELECT system, code, display
FROM author_codings JOIN codings ON codings.id = author_codings.coding
WHERE author = ?
ORDER BY height DESC, coding DESC
LIMIT ?`

/** The row number of a coding, added if it is new. */
export function codingNumber({ sql }: Tables, coding: CodingRow): number {
  const { system, code, display } = coding
  const values = [system, code, display]
  const known = sql.first<{ id: number }>(SELECT_ID, ...values)
  return (known ?? sql.first<{ id: number }>(INSERT_CODING, ...values)!).id
}

/** Notes that a hospital (by number) used a coding (by number) at a height. */
export function noteCodingUse(
  { sql }: Tables,
  author: number,
  coding: number,
  height: number,
): void {
  sql.run(NOTE_USE, author, coding, height)
}

/** The codings that a hospital recorded most recently, newest first. */
export function recentCodings(
  { sql, hospitals }: Tables,
  author: string,
  limit: number,
): CodingRow[] {
  const number = hospitals.numberOf(author)
  return number === undefined ? [] : sql.all<CodingRow>(SELECT_RECENT, number, limit)
}

/** Every coding of the chain, once. */
export function allCodings({ sql }: Tables): CodingRow[] {
  return sql.all<CodingRow>('SELECT system, code, display FROM codings ORDER BY id')
}
