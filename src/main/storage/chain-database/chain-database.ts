/**
 * The queryable chain database (PROTOCOL §7): sql.js, in memory only, so that decrypted fields
 * never reach a disk. Filled block by block; always rebuildable from chain log and payloads.
 * Every method throws `database-failed` where SQLite refuses.
 */
import * as blocks from './blocks.ts'
import * as codings from './codings.ts'
import * as counts from './hospital-counts.ts'
import { HospitalNumbers } from './hospital-numbers.ts'
import * as patients from './patients.ts'
import * as records from './records.ts'
import type * as rows from './rows.ts'
import { SCHEMA } from './schema.ts'
import { SqlDatabase } from './sql-database.ts'
import type { Tables } from './tables.ts'

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
  insertBlock(block: rows.BlockRow, transactions: readonly rows.TransactionRow[]): void {
    blocks.insertBlock(this.tables, block, transactions)
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

  /** The greatest height here, 0 when there is no block. */
  get height(): number {
    return blocks.newestHeight(this.tables)
  }

  /** At most `limit` blocks, newest first, below a height or from the newest where it is null. */
  blocksBelow(below: number | null, limit: number): rows.BlockSummary[] {
    return blocks.blocksBelow(this.tables, below, limit)
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
    return blocks.transactionsOf(this.tables, height)
  }

  /** The transaction with an id, or undefined. */
  transactionById(id: string): rows.StoredTransaction | undefined {
    return blocks.transactionById(this.tables, id)
  }

  /** The transaction that ended a submission, or undefined while it is open. */
  transactionBySubmission(submission: string): rows.StoredTransaction | undefined {
    return blocks.transactionBySubmission(this.tables, submission)
  }

  /** The transaction that ended the submission of a document, or undefined while it is open. */
  transactionByContent(contentDigest: string): rows.StoredTransaction | undefined {
    return blocks.transactionByContent(this.tables, contentDigest)
  }

  /** Ended submissions of an author, highest nonce first, below a nonce where one is given. */
  endedSubmissionsOf(
    author: string,
    below: number | null,
    limit: number,
  ): rows.StoredTransaction[] {
    return blocks.endedSubmissionsOf(this.tables, author, below, limit)
  }

  /** The record of a submission, or undefined. */
  recordBySubmission(submission: string): rows.StoredRecord | undefined {
    return records.recordBySubmission(this.tables, submission)
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
  searchPatients(search: patients.PatientSearch): patients.PatientPage {
    return patients.searchPatients(this.tables, search)
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
