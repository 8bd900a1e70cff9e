/** What every query of the chain database works on. */
import { fromHex, toHex } from '#crypto/bytes'
import type { HospitalNumbers } from './hospital-numbers.ts'
import type { SqlDatabase } from './sql-database.ts'

/** The open tables. */
export interface Tables {
  readonly sql: SqlDatabase
  readonly hospitals: HospitalNumbers
}

/** Bytes of a hexadecimal value that may be missing. */
export function bytesOrNull(hex: string | null): Uint8Array | null {
  return hex === null ? null : fromHex(hex)
}

/** Hexadecimal of bytes that may be missing. */
export function hexOrNull(bytes: Uint8Array | null): string | null {
  return bytes === null ? null : toHex(bytes)
}
