/** Patients, and the words by which they are found. */
import { fold, foldedWords, identifierKey } from './fold.ts'
import type { PatientRow, StoredPatient } from './rows.ts'
import type { Tables } from './tables.ts'

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
