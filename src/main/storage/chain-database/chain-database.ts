/**
 * The queryable chain database (PROTOCOL §7): sql.js, in memory only, so that decrypted fields
 * never reach a disk. Filled block by block; always rebuildable from chain log and payloads.
 * Every method throws `database-failed` where SQLite refuses.
 */
import * as activity from './activity.ts'
import * as arrivals from './arrivals.ts'
import * as lists from './block-lists.ts'
import * as blocks from './blocks.ts'
import * as codings from './codings.ts'
import * as draws from './draw-pools.ts'
import * as durations from './durations.ts'
import * as finding from './find.ts'
import * as governance from './governance.ts'
import * as counts from './hospital-counts.ts'
import { HospitalNumbers } from './hospital-numbers.ts'
import { type PatientPage, type PatientSearch, searchPatients } from './find-patients.ts'
import * as patients from './patients.ts'
import * as records from './records.ts'
import type * as rows from './rows.ts'
import { SCHEMA } from './schema.ts'
import { SqlDatabase } from './sql-database.ts'
import type { Tables } from './tables.ts'
import * as transactions from './transactions.ts'

/** What a chain database is opened with. */
export interface ChainDatabaseOptions {
  /** The bytes of sql-wasm.wasm, where the package's files are not at hand (a bundle). */
  readonly wasmBinary?: Uint8Array
}

/** The open chain database; ids are hexadecimal everywhere. */
export class ChainDatabase {
  private readonly tables: Tables

  private constructor(tables: Tables) {
    this.tables = tables
  }

  /** An empty database. */
  static async create(options: ChainDatabaseOptions = {}): Promise<ChainDatabase> {
    const sql = await SqlDatabase.create(SCHEMA, options.wasmBinary)
    return new ChainDatabase({ sql, hospitals: new HospitalNumbers(sql) })
  }

  /** Runs `work` in one transaction, one a block: where it throws, nothing of it is kept. */
  inTransaction<T>(work: () => T): T {
    try {
      return this.tables.sql.transaction(work)
    } catch (error) {
      this.tables.hospitals.reload()
      throw error
    }
  }

  /** Adds a block with its transactions in order. */
  insertBlock(block: rows.BlockRow, contents: readonly rows.TransactionRow[]): void {
    blocks.insertBlock(this.tables, block, contents)
  }

  /** Adds a record, or opens one that was added closed; call it in a transaction. */
  insertRecord(
    record: rows.RecordRow,
    patient?: rows.PatientRow,
    diagnoses?: readonly rows.DiagnosisRow[],
  ): void {
    records.insertRecord(this.tables, record, patient, diagnoses)
  }

  /** Adds to the counts of a hospital. */
  addHospitalCounts(hospital: string, added: Partial<rows.HospitalCounts>): void {
    counts.addHospitalCounts(this.tables, hospital, added)
  }

  /** Counts one more draw from a pool. */
  addDraw(pool: Omit<rows.PoolRow, 'draws'>): void {
    draws.addDraw(this.tables, pool)
  }

  /** Every pool that was drawn from. */
  drawPools(): rows.PoolRow[] {
    return draws.drawPools(this.tables)
  }

  /** Counts one more duration in milliseconds. */
  addDuration(kind: rows.DurationKind, hospital: string, milliseconds: number): void {
    durations.addDuration(this.tables, kind, hospital, milliseconds)
  }

  /** Every duration counted, by kind, hospital and bucket, shortest first. */
  durations(): rows.DurationRow[] {
    return durations.allDurations(this.tables)
  }

  /** Adds to what became final in the hour of `time` (UTC milliseconds). */
  addActivity(time: number, added: Partial<Omit<rows.ActivityRow, 'hour'>>): void {
    activity.addActivity(this.tables, time, added)
  }

  /** Hours since `time` (UTC milliseconds) in which something became final, oldest first. */
  activitySince(time: number): rows.ActivityRow[] {
    return activity.activitySince(this.tables, time)
  }

  /** The first hour in which a submission ended, or undefined. */
  firstActivity(): number | undefined {
    return activity.firstActivity(this.tables)
  }

  /** Membership changes and epochs, newest first. */
  governanceBelow(search: governance.GovernanceSearch): rows.StoredTransaction[] {
    return governance.governanceBelow(this.tables, search)
  }

  /** Heights of the blocks that change members or publish an epoch, ascending. */
  governanceHeights(): number[] {
    return governance.governanceHeights(this.tables)
  }

  /** Submissions that have ended, newest first, before a place or from the newest for null. */
  endedBelow(before: rows.ChainPlace | null, limit: number): rows.StoredTransaction[] {
    return governance.endedBelow(this.tables, before, limit)
  }

  /** The greatest height here, 0 when there is no block. */
  get height(): number {
    return blocks.newestHeight(this.tables)
  }

  /** At most `limit` blocks, newest first, below a height or from the newest where it is null. */
  blocksBelow(below: number | null, limit: number): rows.BlockSummary[] {
    return blocks.blocksBelow(this.tables, below, limit)
  }

  /** The same of the blocks that hold something of a hospital; `below` is a number in its list. */
  blocksOfHospital(hospital: string, below: number | null, limit: number): rows.BlockSummary[] {
    return blocks.blocksOfHospital(this.tables, hospital, below, limit)
  }

  /** The numbers that a filter leaves of its list of blocks: heights, or ordinals of a hospital. */
  extentOf(filter: lists.BlockFilter): rows.ListExtent {
    return lists.extentOf(this.tables, filter)
  }

  /** The days of a list of blocks, oldest first; `nextDay` answers when the day after begins. */
  daysOf(filter: lists.BlockFilter, nextDay: (time: number) => number): rows.DayStart[] {
    return lists.daysOf(this.tables, filter, nextDay)
  }

  /** Blocks whose hash begins with these hexadecimal digits. */
  blocksByPrefix(prefix: string, limit: number): rows.StoredBlock[] {
    return finding.blocksByPrefix(this.tables, prefix, limit)
  }

  /** Transactions whose id or whose submission's begins with these hexadecimal digits. */
  transactionsByPrefix(prefix: string, limit: number): rows.StoredTransaction[] {
    return finding.transactionsByPrefix(this.tables, prefix, limit)
  }

  /** Heights below `before` whose block changes the members, ascending. */
  membershipHeights(before: number): number[] {
    return transactions.membershipHeights(this.tables, before)
  }

  /** Notes when a hospital's vote on a block arrived. */
  noteVote(height: number, hospital: string, at: number): void {
    arrivals.noteVote(this.tables, height, hospital, at)
  }

  /** Notes when the certificate of a block arrived. */
  noteCertificate(height: number, at: number): void {
    arrivals.noteCertificate(this.tables, height, at)
  }

  /** The votes on a block whose arrival is known. */
  votesArrived(height: number): rows.VoteArrival[] {
    return arrivals.votesArrived(this.tables, height)
  }

  /** When the certificate of a block arrived, null where that is not known. */
  certificateArrived(height: number): number | null {
    return arrivals.certificateArrived(this.tables, height)
  }

  /** The block at a height, or undefined. */
  blockAt(height: number): rows.StoredBlock | undefined {
    return blocks.blockAt(this.tables, height)
  }

  /** The block with a hash, or undefined. */
  blockByHash(hash: string): rows.StoredBlock | undefined {
    return blocks.blockByHash(this.tables, hash)
  }

  /** The transactions of a block, in order. */
  transactionsOf(height: number): rows.StoredTransaction[] {
    return transactions.transactionsOf(this.tables, height)
  }

  /** The transaction with an id, or undefined. */
  transactionById(id: string): rows.StoredTransaction | undefined {
    return transactions.transactionById(this.tables, id)
  }

  /** The transaction that ended a submission, or undefined while it is open. */
  transactionBySubmission(submission: string): rows.StoredTransaction | undefined {
    return transactions.transactionBySubmission(this.tables, submission)
  }

  /** The transaction that ended the submission of a document, or undefined while it is open. */
  transactionByContent(contentDigest: string): rows.StoredTransaction | undefined {
    return transactions.transactionByContent(this.tables, contentDigest)
  }

  /** Ended submissions of an author, highest nonce first, below a nonce where one is given. */
  endedSubmissionsOf(
    author: string,
    below: number | null,
    limit: number,
  ): rows.StoredTransaction[] {
    return transactions.endedSubmissionsOf(this.tables, author, below, limit)
  }

  /** Submissions that a hospital's verdict ended, the latest first, below a place of the chain. */
  verdictsOf(
    validator: string,
    below: rows.ChainPlace | null,
    limit: number,
  ): rows.StoredTransaction[] {
    return transactions.verdictsOf(this.tables, validator, below, limit)
  }

  /** The record of a submission, or undefined. */
  recordBySubmission(submission: string): rows.StoredRecord | undefined {
    return records.recordBySubmission(this.tables, submission)
  }

  /** The versions of the record of a submission that are readable here, oldest first. */
  versionsOf(submission: string): rows.StoredRecord[] {
    return records.versionsOf(this.tables, submission)
  }

  /** The records of a patient (by row number), newest first. */
  recordsOfPatient(patient: number): rows.StoredRecord[] {
    return records.recordsOfPatient(this.tables, patient)
  }

  /** The patient with a row number, or undefined. */
  patientById(id: number): rows.StoredPatient | undefined {
    return patients.patientById(this.tables, id)
  }

  /** The patient with exactly this identifier, or undefined. */
  patientByIdentifier(identifier: string): rows.StoredPatient | undefined {
    return patients.patientByIdentifier(this.tables, identifier)
  }

  /** A page of the patients that match, by family then given name. */
  searchPatients(search: PatientSearch): PatientPage {
    return searchPatients(this.tables, search)
  }

  /** The codings that a hospital recorded most recently, newest first. */
  recentCodings(author: string, limit: number): rows.CodingRow[] {
    return codings.recentCodings(this.tables, author, limit)
  }

  /** Every coding of the chain, once. */
  allCodings(): rows.CodingRow[] {
    return codings.allCodings(this.tables)
  }

  /** The counts of a hospital; zeros when no block tells of it. */
  hospitalCounts(hospital: string): rows.HospitalCounts {
    return counts.hospitalCounts(this.tables, hospital)
  }

  /** Frees the memory. */
  close(): void {
    this.tables.sql.close()
  }
}
