/** SQLite in memory (sql.js): statements prepared once, rows as objects, errors typed. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import initSqlJs from 'sql.js'
import type { Database, SqlValue, Statement } from 'sql.js'
import { StorageError } from '../errors.ts'

/** A value to bind to a statement. */
export type Value = SqlValue

/** A row, where there is one. */
export type Found<Row> = Row | undefined

/** The log is the truth and this is in memory: journalling to a disk would protect nothing. */
const PRAGMAS = `
PRAGMA journal_mode = memory;
PRAGMA synchronous = off;
PRAGMA cache_size = -65536;
PRAGMA temp_store = memory;
`

/** An open in-memory database. */
export class SqlDatabase {
  private readonly database: Database
  private readonly statements = new Map<string, Statement>()

  private constructor(database: Database) {
    this.database = database
  }

  /** An empty database with the tables of `schema`; the package's own WebAssembly unless given. */
  static async create(schema: string, wasmBinary?: Uint8Array): Promise<SqlDatabase> {
    const binary = wasmBinary ?? (await readPackagedWasm())
    const { Database } = await initSqlJs({ wasmBinary: Uint8Array.from(binary).buffer })
    const database = new Database()
    database.exec(PRAGMAS)
    database.exec(schema)
    return new SqlDatabase(database)
  }

  /** Runs a statement that returns no rows. */
  run(sql: string, ...values: readonly Value[]): void {
    this.step(sql, values, (statement) => statement.step())
  }

  /** All rows of a query; `Row` names its columns. */
  all<Row>(sql: string, ...values: readonly Value[]): Row[] {
    return this.step(sql, values, (statement) => {
      const rows: Row[] = []
      while (statement.step()) rows.push(statement.getAsObject() as Row)
      return rows
    })
  }

  /** The first row of a query, or undefined. */
  first<Row>(sql: string, ...values: readonly Value[]): Found<Row> {
    return this.step(sql, values, (statement) =>
      statement.step() ? (statement.getAsObject() as Row) : undefined,
    )
  }

  /** Runs `work` in a transaction: all of it is kept, or, where it throws, nothing. */
  transaction<T>(work: () => T): T {
    this.run('BEGIN')
    let result: T
    try {
      result = work()
      this.run('COMMIT')
    } catch (error) {
      this.run('ROLLBACK')
      throw error
    }
    return result
  }

  /** Frees the memory. */
  close(): void {
    this.database.close()
    this.statements.clear()
  }

  private step<T>(sql: string, values: readonly Value[], read: (statement: Statement) => T): T {
    try {
      const statement = this.statement(sql)
      statement.bind([...values])
      try {
        return read(statement)
      } finally {
        statement.reset()
      }
    } catch (error) {
      throw new StorageError({ code: 'database-failed', reason: reasonOf(error) })
    }
  }

  private statement(sql: string): Statement {
    const known = this.statements.get(sql)
    if (known) return known
    const statement = this.database.prepare(sql)
    this.statements.set(sql, statement)
    return statement
  }
}

/** SQLite's messages name tables and columns, never values. */
function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown'
}

async function readPackagedWasm(): Promise<Uint8Array> {
  const require = createRequire(import.meta.url)
  return readFile(require.resolve('sql.js/dist/sql-wasm.wasm'))
}
