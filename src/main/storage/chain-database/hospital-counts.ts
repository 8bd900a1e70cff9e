/** How often each hospital did what: kept as blocks arrive, never counted anew. */
import type { HospitalCounts } from './rows.ts'
import type { Tables } from './tables.ts'

const NOTHING: HospitalCounts = {
  submitted: 0,
  withdrawn: 0,
  drawnFirst: 0,
  accepted: 0,
  rejected: 0,
  away: 0,
  busy: 0,
  declined: 0,
  expired: 0,
  unanswered: 0,
  endedMeanwhile: 0,
}

const NAMES = Object.keys(NOTHING) as (keyof HospitalCounts)[]
const COLUMNS = NAMES.map((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))

const ADD = `
INSERT INTO hospital_counts (hospital, ${COLUMNS.join(', ')})
VALUES (?, ${COLUMNS.map(() => '?').join(', ')})
ON CONFLICT (hospital) DO UPDATE SET
  ${COLUMNS.map((column) => `${column} = ${column} + excluded.${column}`).join(', ')}`

const SELECT = `
SELECT ${COLUMNS.map((column, i) => `${column} AS ${NAMES[i]!}`).join(', ')}
FROM hospital_counts WHERE hospital = ?`

/** Adds to the counts of a hospital. */
export function addHospitalCounts(
  { sql, hospitals }: Tables,
  hospital: string,
  added: Partial<HospitalCounts>,
): void {
  const counts = NAMES.map((name) => added[name] ?? 0)
  sql.run(ADD, hospitals.numberFor(hospital), ...counts)
}

/** The counts of a hospital; zeros when no block tells of it. */
export function hospitalCounts({ sql, hospitals }: Tables, hospital: string): HospitalCounts {
  const number = hospitals.numberOf(hospital)
  if (number === undefined) return NOTHING
  return sql.first<HospitalCounts>(SELECT, number) ?? NOTHING
}
