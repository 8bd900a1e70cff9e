/** How often each hospital did what: kept as blocks arrive, never counted anew. */
import type { HospitalCounts } from './rows.ts'
import type { Tables } from './tables.ts'

const ADD = `
INSERT INTO hospital_counts
  (hospital, submitted, withdrawn, accepted, rejected, passed, unanswered)
VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (hospital) DO UPDATE SET
  submitted = submitted + excluded.submitted, withdrawn = withdrawn + excluded.withdrawn,
  accepted = accepted + excluded.accepted, rejected = rejected + excluded.rejected,
  passed = passed + excluded.passed, unanswered = unanswered + excluded.unanswered`

const SELECT = `
SELECT submitted, withdrawn, accepted, rejected, passed, unanswered
FROM hospital_counts WHERE hospital = ?`

const NOTHING: HospitalCounts = {
  submitted: 0,
  withdrawn: 0,
  accepted: 0,
  rejected: 0,
  passed: 0,
  unanswered: 0,
}

/** Adds to the counts of a hospital. */
export function addHospitalCounts(
  { sql, hospitals }: Tables,
  hospital: string,
  added: Partial<HospitalCounts>,
): void {
  const { submitted, withdrawn, accepted, rejected, passed, unanswered } = { ...NOTHING, ...added }
  const number = hospitals.numberFor(hospital)
  sql.run(ADD, number, submitted, withdrawn, accepted, rejected, passed, unanswered)
}

/** The counts of a hospital; zeros when no block tells of it. */
export function hospitalCounts({ sql, hospitals }: Tables, hospital: string): HospitalCounts {
  const number = hospitals.numberOf(hospital)
  if (number === undefined) return NOTHING
  return sql.first<HospitalCounts>(SELECT, number) ?? NOTHING
}
