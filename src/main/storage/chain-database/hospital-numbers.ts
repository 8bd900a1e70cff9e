/** Numbers of hospitals in rows: a few bytes where an id has 32, and there are few hospitals. */
import { fromHex, toHex } from '#crypto/bytes'
import { StorageError } from '../errors.ts'
import type { SqlDatabase } from './sql-database.ts'

/** Ids (hexadecimal) by number and numbers by id; new ids get a number when first inserted. */
export class HospitalNumbers {
  private readonly sql: SqlDatabase
  private readonly numbers = new Map<string, number>()
  private readonly ids = new Map<number, string>()

  constructor(sql: SqlDatabase) {
    this.sql = sql
  }

  /** Forgets what is remembered and reads the table again: after a rollback. */
  reload(): void {
    this.numbers.clear()
    this.ids.clear()
    const rows = this.sql.all<{ number: number; id: Uint8Array }>(
      'SELECT number, id FROM hospitals',
    )
    for (const { number, id } of rows) this.remember(toHex(id), number)
  }

  /** The number of a hospital, given to it now if it has none. */
  numberFor(id: string): number {
    return this.numberOf(id) ?? this.add(id)
  }

  /** The number of a hospital, or undefined when no row names it. */
  numberOf(id: string): number | undefined {
    return this.numbers.get(id)
  }

  /** The id behind a number of a row. */
  idOf(number: number): string {
    const id = this.ids.get(number)
    if (id === undefined) {
      throw new StorageError({ code: 'database-failed', reason: `no hospital ${number}` })
    }
    return id
  }

  private add(id: string): number {
    const row = this.sql.first<{ number: number }>(
      'INSERT INTO hospitals (id) VALUES (?) RETURNING number',
      fromHex(id),
    )
    return this.remember(id, row!.number)
  }

  private remember(id: string, number: number): number {
    this.numbers.set(id, number)
    this.ids.set(number, id)
    return number
  }
}
