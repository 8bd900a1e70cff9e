/**
 * Finding patients by name, identifier or birth date. A search must not take longer because half of
 * a country begins with the typed letter: few matches are collected and sorted; of many, the names
 * are walked in their order until the page is full, and no more than COUNT_LIMIT are counted.
 */
import { birthDatesOf } from './birth-date.ts'
import { abovePrefix, foldedWords, identifierKey } from './fold.ts'
import type { PatientSummary } from './rows.ts'
import type { SqlDatabase, Value } from './sql-database.ts'
import type { Tables } from './tables.ts'

/** One page of a search, and how many patients match in all. */
export interface PatientPage {
  readonly patients: readonly PatientSummary[]
  /** Counted up to COUNT_LIMIT. */
  readonly total: number
}

/** What to search for, and which page of it. */
export interface PatientSearch {
  /** Name words in any order, start of an identifier, or a birth date; empty for all. */
  readonly text: string
  readonly offset: number
  readonly limit: number
}

/** More patients than this are not counted. */
const COUNT_LIMIT = 10_000

/** Up to so many matches are collected before they are sorted. */
const FEW = 10_000
/** More words than a name has narrow nothing down. */
const MAXIMUM_WORDS = 8

const PAGE = `
SELECT id, identifier, family, given, birth_date AS birthDate, sex, city,
  (SELECT count(*) FROM records JOIN diagnoses ON diagnoses.record = records.id
   WHERE records.patient = patients.id AND superseded_by IS NULL
     AND revision IS NOT 'entered-in-error') AS diagnoses,
  (SELECT ifnull(max(recorded_at), 0) FROM records
   WHERE records.patient = patients.id) AS lastRecordedAt
FROM patients`

const BY_IDENTIFIER = 'SELECT id FROM patients WHERE identifier_key >= ? AND identifier_key < ?'
const BY_WORD = 'SELECT patient AS id FROM patient_words WHERE word >= ? AND word < ?'
/** `sort_name` is the folded name, its words apart by one space. */
const HAS_WORD = "instr(' ' || sort_name, ' ' || ?) > 0"

type Sql = Pick<SqlDatabase, 'all' | 'first'>

/** A text as what is indexed: none of them holds a character that means something to SQL. */
interface Sought {
  /** Start of an identifier's key. */
  readonly identifier: string
  readonly dates: readonly string[]
  /** Starts of words of a name, the rarest first. */
  readonly words: readonly string[]
}

/** A condition with the values of its placeholders. */
interface Condition {
  readonly sql: string
  readonly values: readonly Value[]
}

/** Patients that match, by family then given name. */
export function searchPatients({ sql }: Tables, search: PatientSearch): PatientPage {
  const where = conditionFor(sql, search.text.trim())
  if (!where) return { patients: [], total: 0 }
  const patients = sql.all<PatientSummary>(
    `${PAGE} WHERE ${where.sql} ORDER BY sort_name, id LIMIT ? OFFSET ?`,
    ...where.values,
    search.limit,
    search.offset,
  )
  const isLast = patients.length < search.limit && (patients.length > 0 || search.offset === 0)
  return { patients, total: isLast ? search.offset + patients.length : count(sql, where) }
}

function count(sql: Sql, where: Condition): number {
  const limited = `SELECT 1 FROM patients WHERE ${where.sql} LIMIT ?`
  const counted = `SELECT count(*) AS total FROM (${limited})`
  return sql.first<{ total: number }>(counted, ...where.values, COUNT_LIMIT)!.total
}

/** What a text asks for; undefined where it holds no letter and no digit. */
function conditionFor(sql: Sql, text: string): Condition | undefined {
  if (text === '') return { sql: 'true', values: [] }
  const identifier = identifierKey(text)
  if (identifier === '') return undefined
  const found = foldedWords(text)
    .slice(0, MAXIMUM_WORDS)
    .map((word) => ({ word, count: countOf(sql, BY_WORD, word) }))
    .toSorted((one, other) => one.count - other.count)
  const words = found.map(({ word }) => word)
  const sought = { identifier, dates: birthDatesOf(text), words }
  const isFew = (found[0]?.count ?? 0) + countOf(sql, BY_IDENTIFIER, identifier) <= FEW
  return isFew ? collecting(sought) : walking(sought)
}

/** How many rows begin with `start`, counted up to one more than FEW. */
function countOf(sql: Sql, select: string, start: string): number {
  const counted = `SELECT count(*) AS found FROM (${select} LIMIT ?)`
  return sql.first<{ found: number }>(counted, start, abovePrefix(start), FEW + 1)!.found
}

/** Collects the patients by identifier, by date and by the rarest word, and sifts the last. */
function collecting({ identifier, dates, words: [rarest = '', ...others] }: Sought): Condition {
  const byWords = `SELECT id FROM patients WHERE ${[`id IN (${BY_WORD})`, ...others.map(() => HAS_WORD)].join(' AND ')}`
  return {
    sql: `id IN (${[BY_IDENTIFIER, `SELECT id FROM patients WHERE ${byDate(dates)}`, byWords].join(' UNION ALL ')})`,
    values: [identifier, abovePrefix(identifier), ...dates, rarest, abovePrefix(rarest), ...others],
  }
}

/** The same condition, asked of one patient after another. */
function walking({ identifier, dates, words }: Sought): Condition {
  // The plus signs keep SQLite from collecting by an index what it should walk past.
  const byIdentifier = '(+identifier_key >= ? AND +identifier_key < ?)'
  const byWords = words.map(() => HAS_WORD).join(' AND ')
  return {
    sql: `(${byIdentifier} OR +${byDate(dates)} OR (${byWords}))`,
    values: [identifier, abovePrefix(identifier), ...dates, ...words],
  }
}

function byDate(dates: readonly string[]): string {
  return `birth_date IN (${dates.map(() => '?').join(', ')})`
}
