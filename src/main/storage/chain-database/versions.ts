/**
 * Which records are versions of one another (PROTOCOL §6). A record may take the place of an
 * earlier one where both have one author and one patient, the earlier one stands lower in the
 * chain, was not itself a statement of an error, and no lower record took its place: of two that
 * name the same one, the lower wins. Worked out anew for a patient whenever a record of theirs is
 * added, so that it does not matter in which order records become readable here.
 */
import type { RecordLink, RevisionKind } from './rows.ts'
import type { Tables } from './tables.ts'

/** A record of one patient with what its links follow from. */
interface Version {
  readonly id: number
  readonly submission: Uint8Array
  readonly author: number
  readonly supersedes: Uint8Array | null
  readonly revision: RevisionKind | null
  /** Row number, author and patient of the record that it names; null where it is not here. */
  readonly earlier: number | null
  readonly earlierAuthor: number | null
  readonly earlierPatient: number | null
}

/** What came out for a record. */
interface Linked {
  readonly link: RecordLink
  readonly history: Uint8Array
  readonly version: number
  readonly record: Version
  supersededBy: Uint8Array | null
}

const VERSIONS = `
SELECT records.id, records.submission, records.author, records.supersedes, records.revision,
  earlier.id AS earlier, earlier.author AS earlierAuthor, earlier.patient AS earlierPatient
FROM records LEFT JOIN records AS earlier ON earlier.submission = records.supersedes
WHERE records.patient = ?
ORDER BY records.height, records.position`

const HAS_LINKS = 'SELECT 1 FROM records WHERE patient = ? AND supersedes IS NOT NULL LIMIT 1'

const PATIENTS_NAMING = `
SELECT DISTINCT patient FROM records
WHERE supersedes = ? AND patient IS NOT NULL AND patient IS NOT ?`

const SET_LINK = `
UPDATE records SET link = ?, history = ?, version = ?, superseded_by = ? WHERE id = ?`

/** Brings up to date what follows from a record that was added or opened. */
export function linkVersions(tables: Tables, submission: Uint8Array, patient: number | null): void {
  if (patient !== null) linkPatient(tables, patient)
  const others = tables.sql.all<{ patient: number }>(PATIENTS_NAMING, submission, patient)
  for (const other of others) linkPatient(tables, other.patient)
}

function linkPatient({ sql }: Tables, patient: number): void {
  if (!sql.first(HAS_LINKS, patient)) return
  const linked = new Map<number, Linked>()
  for (const record of sql.all<Version>(VERSIONS, patient)) {
    linked.set(record.id, linkOf(record, patient, linked))
  }
  for (const [id, { link, history, version, supersededBy }] of linked) {
    sql.run(SET_LINK, link, history, version, supersededBy, id)
  }
}

/** Links one record to those of the patient that stand lower, `linked`. */
function linkOf(record: Version, patient: number, linked: Map<number, Linked>): Linked {
  const alone = { history: record.submission, version: 1, record, supersededBy: null }
  if (!record.supersedes) return { ...alone, link: 'none' }
  const { earlier, earlierAuthor, earlierPatient } = record
  if (earlier === null) return { ...alone, link: 'unknown' }
  if (earlierAuthor !== record.author) return { ...alone, link: 'refused' }
  if (earlierPatient === null) return { ...alone, link: 'unknown' }
  const before = earlierPatient === patient ? linked.get(earlier) : undefined
  if (!before || before.supersededBy || before.record.revision === 'entered-in-error') {
    return { ...alone, link: 'refused' }
  }
  before.supersededBy = record.submission
  return { ...alone, link: 'honoured', history: before.history, version: before.version + 1 }
}
