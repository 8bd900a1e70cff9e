/** Patients, and how they are found. */
import { abovePrefix, fold, foldedWords, identifierKey } from './fold.ts'
import type { PatientRow, PatientSummary, StoredPatient } from './rows.ts'
import type { Value } from './sql-database.ts'
import type { Tables } from './tables.ts'

/** One page of a search, and how many patients match in all. */
export interface PatientPage {
  readonly patients: readonly PatientSummary[]
  readonly total: number
}

/** What to search for, and which page of it. */
export interface PatientSearch {
  /** Name words in any order, start of an identifier, or an ISO birth date; empty for all. */
  readonly text: string
  readonly offset: number
  readonly limit: number
}

/** More words than a name has narrow nothing down. */
const MAXIMUM_WORDS = 8

const UPSERT = `
INSERT INTO patients
  (identifier, identifier_key, family, given, birth_date, sex, city, sort_name)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (identifier) DO UPDATE SET
  family = excluded.family, given = excluded.given, birth_date = excluded.birth_date,
  sex = excluded.sex, city = excluded.city, sort_name = excluded.sort_name
RETURNING id`

const SELECT_PATIENT = `
SELECT id, identifier, family, given, birth_date AS birthDate, sex, city
FROM patients`

const PAGE = `
SELECT id, identifier, family, given, birth_date AS birthDate, sex, city,
  (SELECT count(*) FROM records JOIN diagnoses ON diagnoses.record = records.id
   WHERE records.patient = patients.id) AS diagnoses,
  (SELECT ifnull(max(recorded_at), 0) FROM records
   WHERE records.patient = patients.id) AS lastRecordedAt
FROM patients`

const BY_IDENTIFIER = 'SELECT id FROM patients WHERE identifier_key >= ? AND identifier_key < ?'
const BY_BIRTH_DATE = 'SELECT id FROM patients WHERE birth_date = ?'
const BY_WORD = 'SELECT patient AS id FROM patient_words WHERE word >= ? AND word < ?'

/** Adds a patient, or brings the one with this identifier up to date; returns its row number. */
export function upsertPatient(tables: Tables, given: PatientRow): number {
  const patient = normalised(given)
  const before = patientByIdentifier(tables, patient.identifier)
  const { id } = tables.sql.first<{ id: number }>(
    UPSERT,
    patient.identifier,
    identifierKey(patient.identifier),
    patient.family,
    patient.given,
    patient.birthDate,
    patient.sex,
    patient.city,
    fold(`${patient.family} ${patient.given}`),
  )!
  updateWords(tables, id, before ? wordsOf(before) : [], wordsOf(patient))
  return id
}

/** The patient with exactly this identifier, or undefined. */
export function patientByIdentifier(
  { sql }: Tables,
  identifier: string,
): StoredPatient | undefined {
  return sql.first(`${SELECT_PATIENT} WHERE identifier = ?`, identifier.normalize('NFC'))
}

/** The patient with a row number, or undefined. */
export function patientById({ sql }: Tables, id: number): StoredPatient | undefined {
  return sql.first(`${SELECT_PATIENT} WHERE id = ?`, id)
}

/** Patients that match, by family then given name. */
export function searchPatients({ sql }: Tables, search: PatientSearch): PatientPage {
  const { where, values } = matching(search.text.trim())
  const order = `${PAGE} ${where} ORDER BY sort_name, id LIMIT ? OFFSET ?`
  const patients = sql.all<PatientSummary>(order, ...values, search.limit, search.offset)
  const count = `SELECT count(*) AS total FROM patients ${where}`
  const { total } = sql.first<{ total: number }>(count, ...values)!
  return { patients, total }
}

/** The condition for a search text: an identifier, a birth date, or all words of a name. */
function matching(text: string): { where: string; values: readonly Value[] } {
  if (text === '') return { where: '', values: [] }
  const key = identifierKey(text)
  const words = foldedWords(text).slice(0, MAXIMUM_WORDS)
  if (key === '') return { where: 'WHERE false', values: [] }
  const byWords = words.map(() => BY_WORD).join(' INTERSECT ')
  return {
    where: `WHERE id IN (${BY_IDENTIFIER} UNION ${BY_BIRTH_DATE} UNION SELECT id FROM (${byWords}))`,
    values: [key, abovePrefix(key), text, ...words.flatMap((word) => [word, abovePrefix(word)])],
  }
}

function normalised(patient: PatientRow): PatientRow {
  return {
    identifier: patient.identifier.normalize('NFC'),
    family: patient.family.normalize('NFC'),
    given: patient.given.normalize('NFC'),
    birthDate: patient.birthDate,
    sex: patient.sex,
    city: patient.city.normalize('NFC'),
  }
}

function wordsOf({ family, given }: PatientRow): string[] {
  return foldedWords(`${family} ${given}`)
}

function updateWords(
  { sql }: Tables,
  patient: number,
  before: readonly string[],
  after: readonly string[],
): void {
  const gone = before.filter((word) => !after.includes(word))
  for (const word of gone) {
    sql.run('DELETE FROM patient_words WHERE word = ? AND patient = ?', word, patient)
  }
  const added = after.filter((word) => !before.includes(word))
  for (const word of added) {
    sql.run('INSERT INTO patient_words (word, patient) VALUES (?, ?)', word, patient)
  }
}
