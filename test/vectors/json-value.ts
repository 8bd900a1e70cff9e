/** Values of the codec as JSON: bytes are `{ "$bytes": "<hexadecimal>" }`. */
import { fromHex, toHex } from '#crypto/bytes'
import type { CborValue } from '#core/codec/cbor'

/** What a value looks like in a vector file. */
export type JsonValue =
  | number
  | string
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue }

/** The JSON form of a value. */
export function toJson(value: CborValue): JsonValue {
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Uint8Array) return { $bytes: toHex(value) }
  if (isList(value)) return value.map(toJson)
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toJson(item)]))
}

/** The value of a JSON form. */
export function fromJson(json: JsonValue): CborValue {
  if (typeof json !== 'object' || json === null) return json
  if (isList(json)) return json.map(fromJson)
  if (typeof json['$bytes'] === 'string') return fromHex(json['$bytes'])
  return Object.fromEntries(Object.entries(json).map(([key, item]) => [key, fromJson(item)]))
}

/** Array.isArray does not narrow readonly arrays. */
function isList<T>(value: object | readonly T[]): value is readonly T[] {
  return Array.isArray(value)
}
