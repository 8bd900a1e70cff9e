/**
 * The one encoder: deterministic CBOR (RFC 8949 §4.2.1), decoded strictly. A decoded value is
 * encoded again and must equal the bytes, which no decoder option can promise (PROTOCOL §3).
 */
import { equalBytes } from '#crypto/bytes'
import { decode as cborDecode, encode as cborEncode, rfc8949EncodeOptions } from 'cborg'
import type { z } from 'zod'
import { RuleError } from '../errors.ts'

/** What may be encoded: no floating-point numbers, no undefined, integers within 2^53. */
export type CborValue =
  | number
  | string
  | boolean
  | null
  | Uint8Array
  | readonly CborValue[]
  | { readonly [key: string]: CborValue }

const DECODE_OPTIONS = {
  allowIndefinite: false,
  allowUndefined: false,
  allowInfinity: false,
  allowNaN: false,
  allowBigInt: false,
  rejectDuplicateMapKeys: true,
  strict: true,
} as const

/** Deterministic CBOR of `value`. Throws a RuleError `malformed` for what may not be encoded. */
export function encode(value: CborValue): Uint8Array {
  requireEncodable(value)
  // The library answers with Node's own kind of array, which is compared and sliced differently.
  const { buffer, byteOffset, byteLength } = cborEncode(value, rfc8949EncodeOptions)
  return new Uint8Array(buffer, byteOffset, byteLength)
}

/** Decodes exactly one deterministic value. Throws a RuleError `malformed` for anything else. */
export function decode(bytes: Uint8Array): CborValue {
  let value: CborValue
  try {
    value = cborDecode(bytes, DECODE_OPTIONS) as CborValue
  } catch (error) {
    // Also a RangeError: nesting deeper than the stack is one more malformed input.
    throw malformed(error)
  }
  let again: Uint8Array
  try {
    again = encode(value)
  } catch (error) {
    throw malformed(error)
  }
  if (!equalBytes(again, bytes)) throw new RuleError('malformed', 'not deterministic CBOR')
  return value
}

/** Decodes and checks the shape; unknown fields are refused by the strict schemas used here. */
export function decodeAs<T>(schema: z.ZodType<T>, bytes: Uint8Array): T {
  return parseAs(schema, decode(bytes))
}

/** Checks the shape of a decoded value. Throws a RuleError `malformed`. */
export function parseAs<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const where = result.error.issues[0]?.path.join('.') ?? ''
  throw new RuleError('malformed', `unexpected shape at "${where}"`)
}

function malformed(error: unknown): RuleError {
  return new RuleError('malformed', error instanceof Error ? error.message : 'not CBOR')
}

function requireEncodable(value: unknown): void {
  switch (typeof value) {
    case 'number':
      if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
        throw new RuleError('malformed', 'only safe integers are encoded')
      }
      return
    case 'string':
      requireText(value)
      return
    case 'boolean':
      return
    case 'object':
      if (value === null || value instanceof Uint8Array) return
      for (const [key, item] of Object.entries(value)) {
        requireText(key)
        requireEncodable(item)
      }
      return
    default:
      throw new RuleError('malformed', `a ${typeof value} cannot be encoded`)
  }
}

/** The decoder drops a leading byte order mark, so bytes with one could never be read again. */
function requireText(text: string): void {
  if (text.isWellFormed() && !text.startsWith('\ufeff')) return
  throw new RuleError('malformed', 'text is not well-formed Unicode without a byte order mark')
}
