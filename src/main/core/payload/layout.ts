/** Where the sealed parts stand in a payload, between the bytes that only name them (§5). */
import { decode, encode } from '../codec/cbor.ts'
import { type PartName, readPayload } from './payload.ts'

/** A map of three fields is announced by one byte (RFC 8949 §3.1). */
const MAP_HEAD = 1

/** One part of a payload, in the order of the bytes; all numbers count bytes. */
export interface PlacedPart {
  readonly name: PartName
  /** Where its field begins; the first one begins with the head of the whole. */
  readonly offset: number
  /** Bytes of the field's name and length, in front of what is sealed. */
  readonly structure: number
  /** Sealed bytes. */
  readonly sealed: number
}

/** The parts one after another; together they are the whole payload. Throws `malformed`. */
export function layoutOf(payload: Uint8Array): PlacedPart[] {
  const parts = readPayload(payload)
  const placed: PlacedPart[] = []
  let offset = 0
  for (const name of Object.keys(decode(payload) as object) as PartName[]) {
    const sealed = parts[name].length
    const head = encode(name).length + encode(parts[name]).length - sealed
    const structure = placed.length === 0 ? MAP_HEAD + head : head
    placed.push({ name, offset, structure, sealed })
    offset += structure + sealed
  }
  return placed
}
