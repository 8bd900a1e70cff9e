/** Final records with their diagnoses. */
import { fromHex, toHex } from '#crypto/bytes'
import { codingNumber, noteCodingUse } from './codings.ts'
import { upsertPatient } from './patients.ts'
import type {
  DiagnosisRow,
  PatientRow,
  RecordDocument,
  RecordLink,
  RecordRow,
  RevisionKind,
  RevisionRow,
  StoredRecord,
} from './rows.ts'
import type { Tables } from './tables.ts'
import { linkVersions } from './versions.ts'

/** A record that comes again, opened later by a grant, takes the place of the closed one. */
const UPSERT = `
INSERT INTO records
  (submission, author, nonce, height, position, payload_digest, content_digest, epoch, restricted,
   validator, reviewer, verified, patient, recorded_at, practitioner, encounter_type,
   encounter_start, encounter_end, source, supersedes, revision, revision_reason, history)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (submission) DO UPDATE SET
  reviewer = excluded.reviewer, verified = excluded.verified, patient = excluded.patient,
  recorded_at = excluded.recorded_at, practitioner = excluded.practitioner,
  encounter_type = excluded.encounter_type, encounter_start = excluded.encounter_start,
  encounter_end = excluded.encounter_end, source = excluded.source,
  supersedes = excluded.supersedes, revision = excluded.revision,
  revision_reason = excluded.revision_reason
RETURNING id`

const INSERT_DIAGNOSIS = `
INSERT INTO diagnoses
  (record, position, coding, rank, verification_status, clinical_status, severity, onset,
   abatement)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`

const SELECT_RECORD = `
SELECT id, submission, author, nonce, height, position, payload_digest AS payloadDigest,
  content_digest AS contentDigest, epoch, restricted, validator, reviewer, verified, patient,
  recorded_at AS recordedAt, practitioner, encounter_type AS encounterType,
  encounter_start AS encounterStart, encounter_end AS encounterEnd, source,
  supersedes, revision, revision_reason AS reason, link, history, version,
  superseded_by AS supersededBy
FROM records`

const SELECT_DIAGNOSES = `
SELECT system, code, display, rank, verification_status AS verificationStatus,
  clinical_status AS clinicalStatus, severity, onset, abatement
FROM diagnoses JOIN codings ON codings.id = diagnoses.coding
WHERE record = ?
ORDER BY position`

interface RawRecord extends Omit<RecordDocument, 'recordedAt' | 'revision'> {
  readonly id: number
  readonly submission: Uint8Array
  readonly author: number
  readonly nonce: number
  readonly height: number
  readonly position: number
  readonly payloadDigest: Uint8Array
  readonly contentDigest: Uint8Array
  readonly epoch: number
  readonly restricted: number
  readonly validator: number
  readonly reviewer: string | null
  readonly verified: number
  readonly patient: number | null
  /** Null exactly where the document cannot be opened here, and then its other columns are. */
  readonly recordedAt: number | null
  /** These three are null together. */
  readonly supersedes: Uint8Array | null
  readonly revision: RevisionKind | null
  readonly reason: string | null
  readonly link: RecordLink
  readonly history: Uint8Array
  readonly version: number
  readonly supersededBy: Uint8Array | null
}

type RawDiagnosis = Omit<DiagnosisRow, 'coding'> & DiagnosisRow['coding']

/** Adds a record; patient and diagnoses are missing where it cannot be opened here. */
export function insertRecord(
  tables: Tables,
  record: RecordRow,
  patient?: PatientRow,
  diagnoses: readonly DiagnosisRow[] = [],
): void {
  const patientId = patient ? upsertPatient(tables, patient) : null
  const author = tables.hospitals.numberFor(record.author)
  const id = upsertRecord(tables, record, author, patientId)
  tables.sql.run('DELETE FROM diagnoses WHERE record = ?', id)
  diagnoses.forEach((diagnosis, position) => {
    const coding = codingNumber(tables, diagnosis.coding)
    insertDiagnosis(tables, id, position, coding, diagnosis)
    noteCodingUse(tables, author, coding, record.height)
  })
  linkVersions(tables, fromHex(record.submission), patientId)
}

function upsertRecord(
  { sql, hospitals }: Tables,
  record: RecordRow,
  author: number,
  patient: number | null,
): number {
  const { document } = record
  return sql.first<{ id: number }>(
    UPSERT,
    fromHex(record.submission),
    author,
    record.nonce,
    record.height,
    record.position,
    fromHex(record.payloadDigest),
    fromHex(record.contentDigest),
    record.epoch,
    Number(record.restricted),
    hospitals.numberFor(record.validator),
    record.reviewer,
    Number(record.verified),
    patient,
    document?.recordedAt ?? null,
    document?.practitioner ?? null,
    document?.encounterType ?? null,
    document?.encounterStart ?? null,
    document?.encounterEnd ?? null,
    document?.source ?? null,
    document?.revision ? fromHex(document.revision.supersedes) : null,
    document?.revision?.as ?? null,
    document?.revision?.reason ?? null,
    // Its own history until it is linked.
    fromHex(record.submission),
  )!.id
}

function insertDiagnosis(
  { sql }: Tables,
  record: number,
  position: number,
  coding: number,
  diagnosis: DiagnosisRow,
): void {
  sql.run(
    INSERT_DIAGNOSIS,
    record,
    position,
    coding,
    diagnosis.rank,
    diagnosis.verificationStatus,
    diagnosis.clinicalStatus,
    diagnosis.severity,
    diagnosis.onset,
    diagnosis.abatement,
  )
}

/** The record of a submission, or undefined. */
export function recordBySubmission(tables: Tables, submission: string): StoredRecord | undefined {
  const sql = `${SELECT_RECORD} WHERE submission = ?`
  const row = tables.sql.first<RawRecord>(sql, fromHex(submission))
  return row && recordOf(tables, row)
}

/** The versions of the record of a submission that are readable here, oldest first. */
export function versionsOf(tables: Tables, submission: string): StoredRecord[] {
  const sql = `${SELECT_RECORD}
    WHERE history = (SELECT history FROM records WHERE submission = ?) ORDER BY version`
  const rows = tables.sql.all<RawRecord>(sql, fromHex(submission))
  return rows.map((row) => recordOf(tables, row))
}

/** The records of a patient (by row number), newest first. */
export function recordsOfPatient(tables: Tables, patient: number): StoredRecord[] {
  const sql = `${SELECT_RECORD} WHERE patient = ? ORDER BY recorded_at DESC, id DESC`
  return tables.sql.all<RawRecord>(sql, patient).map((row) => recordOf(tables, row))
}

function recordOf(tables: Tables, row: RawRecord): StoredRecord {
  return {
    submission: toHex(row.submission),
    author: tables.hospitals.idOf(row.author),
    nonce: row.nonce,
    height: row.height,
    position: row.position,
    payloadDigest: toHex(row.payloadDigest),
    contentDigest: toHex(row.contentDigest),
    epoch: row.epoch,
    restricted: row.restricted === 1,
    validator: tables.hospitals.idOf(row.validator),
    reviewer: row.reviewer,
    verified: row.verified === 1,
    patient: row.patient,
    link: row.link,
    history: toHex(row.history),
    version: row.version,
    supersededBy: row.supersededBy && toHex(row.supersededBy),
    document: documentOf(row),
    diagnoses: tables.sql.all<RawDiagnosis>(SELECT_DIAGNOSES, row.id).map(diagnosisOf),
  }
}

function documentOf(row: RawRecord): RecordDocument | null {
  const { recordedAt, practitioner, encounterType, encounterStart, encounterEnd, source } = row
  if (recordedAt === null) return null
  const revision = revisionOf(row)
  return {
    recordedAt,
    practitioner,
    encounterType,
    encounterStart,
    encounterEnd,
    source,
    revision,
  }
}

function revisionOf({ supersedes, revision, reason }: RawRecord): RevisionRow | null {
  if (!supersedes || !revision || reason === null) return null
  return { supersedes: toHex(supersedes), as: revision, reason }
}

function diagnosisOf({ system, code, display, ...rest }: RawDiagnosis): DiagnosisRow {
  return { coding: { system, code, display }, ...rest }
}
