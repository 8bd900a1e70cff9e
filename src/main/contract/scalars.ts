/** Scalar schemas shared by every part of the contract. */
import { z } from 'zod'

/** A 32-byte hash or id as lower-case hexadecimal. */
export const hashSchema = z.string().regex(/^[0-9a-f]{64}$/)
/** Milliseconds since 1970, UTC. */
export const timeSchema = z.int().min(0)
/** When something happened to a patient, from 1800 to 9999: milliseconds, negative before 1970. */
export const eventTimeSchema = z
  .int()
  .min(Date.UTC(1800, 0, 1))
  .max(Date.UTC(9999, 11, 31))
/** Height of a block; the genesis has height 0. */
export const heightSchema = z.int().min(0)
/** A date of the calendar, "YYYY-MM-DD". */
export const dateSchema = z.iso.date()
/** One line of text from a person, trimmed, not empty. */
export const lineSchema = z.string().trim().min(1).max(200)
/** Bytes as lower-case hexadecimal. */
export const hexSchema = z.string().regex(/^([0-9a-f]{2})*$/)
/** Six digits that two people type while they compare words. */
export const digitsSchema = z.string().regex(/^[0-9]{6}$/)
/** A passphrase that protects the node's keys. */
export const passphraseSchema = z.string().min(8).max(1024)
