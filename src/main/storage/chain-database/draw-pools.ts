/** How many draws were made from which pool, for whom: all that fairness needs of the draws. */
import type { PoolRow } from './rows.ts'
import type { Tables } from './tables.ts'

const ADD = `
INSERT INTO draw_pools (roster, specialty, author, draws) VALUES (?, ?, ?, 1)
ON CONFLICT (roster, specialty, author) DO UPDATE SET draws = draws + 1`

/** Rows cannot hold NULL in a key; no specialty has an empty name. */
const NO_SPECIALTY = ''

/** Counts one more draw from a pool. */
export function addDraw({ sql, hospitals }: Tables, pool: Omit<PoolRow, 'draws'>): void {
  sql.run(ADD, pool.roster, pool.specialty ?? NO_SPECIALTY, hospitals.numberFor(pool.author))
}

/** Every pool that was drawn from, by roster and specialty. */
export function drawPools({ sql, hospitals }: Tables): PoolRow[] {
  return sql
    .all<{ roster: number; specialty: string; author: number; draws: number }>(
      'SELECT roster, specialty, author, draws FROM draw_pools',
    )
    .map(({ roster, specialty, author, draws }) => ({
      roster,
      specialty: specialty === NO_SPECIALTY ? null : specialty,
      author: hospitals.idOf(author),
      draws,
    }))
}
