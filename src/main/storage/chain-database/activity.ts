/** How much became final in each hour. */
import type { ActivityRow } from './rows.ts'
import type { Tables } from './tables.ts'

const HOUR = 3_600_000

const ADD = `
INSERT INTO activity (hour, records, cancelled) VALUES (?, ?, ?)
ON CONFLICT (hour) DO UPDATE SET
  records = records + excluded.records, cancelled = cancelled + excluded.cancelled`

const SINCE = 'SELECT hour, records, cancelled FROM activity WHERE hour >= ? ORDER BY hour'

/** Adds to what became final in the hour of `time` (UTC milliseconds). */
export function addActivity(
  { sql }: Tables,
  time: number,
  added: Partial<Omit<ActivityRow, 'hour'>>,
): void {
  sql.run(ADD, hourOf(time), added.records ?? 0, added.cancelled ?? 0)
}

/** Hours since `time` (UTC milliseconds) in which something became final, oldest first. */
export function activitySince({ sql }: Tables, time: number): ActivityRow[] {
  return sql.all<ActivityRow>(SINCE, hourOf(time))
}

/** The first hour in which a submission ended, or undefined. */
export function firstActivity({ sql }: Tables): number | undefined {
  return (
    sql.first<{ hour: number | null }>('SELECT min(hour) AS hour FROM activity')?.hour ?? undefined
  )
}

function hourOf(time: number): number {
  return Math.floor(time / HOUR)
}
