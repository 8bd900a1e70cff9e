/**
 * The durable list of where payloads lie: a log of small fixed-size notes, so that a start reads
 * about 50 bytes a payload and none of the payloads themselves.
 */
import { DigestTable, type PayloadPlace } from './digest-table.ts'

/** What a note says of a digest. */
export type PayloadNote =
  /** Its bytes are on the disk at this place. */
  | { readonly kind: 'put'; readonly digest: Uint8Array; readonly place: PayloadPlace }
  /** They are to be erased, whatever happens. */
  | { readonly kind: 'erasing'; readonly digest: Uint8Array; readonly place: PayloadPlace }
  /** They were erased. */
  | { readonly kind: 'erased'; readonly digest: Uint8Array; readonly place: PayloadPlace }

const KINDS = ['put', 'erasing', 'erased'] as const
const NOTE_BYTES = 1 + 32 + 3 * 4

/** The bytes of notes: kind u8, digest, segment u32, offset u32, length u32 each. */
export function encodeNotes(notes: readonly PayloadNote[]): Uint8Array {
  const bytes = new Uint8Array(notes.length * NOTE_BYTES)
  const view = new DataView(bytes.buffer)
  notes.forEach(({ kind, digest, place }, index) => {
    const at = index * NOTE_BYTES
    view.setUint8(at, KINDS.indexOf(kind))
    bytes.set(digest, at + 1)
    view.setUint32(at + 33, place.segment)
    view.setUint32(at + 37, place.offset)
    view.setUint32(at + 41, place.length)
  })
  return bytes
}

/** The notes of `encodeNotes`, or undefined for bytes that it did not make. */
function decodeNotes(bytes: Uint8Array): PayloadNote[] | undefined {
  if (bytes.length % NOTE_BYTES !== 0) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const notes: PayloadNote[] = []
  for (let at = 0; at < bytes.length; at += NOTE_BYTES) {
    const kind = KINDS[view.getUint8(at)]
    if (!kind) return undefined
    const [segment, offset, length] = [33, 37, 41].map((field) => view.getUint32(at + field))
    const place = { segment: segment!, offset: offset!, length: length! }
    notes.push({ kind, digest: bytes.subarray(at + 1, at + 33), place })
  }
  return notes
}

/** Bytes of payloads in one segment. */
export interface SegmentUse {
  /** All that were ever put there, erased ones included. */
  readonly put: number
  /** Those that are still found there. */
  readonly live: number
}

/** What all notes together say. */
export class PayloadIndex {
  /** Where each payload lies. */
  readonly places = new DigestTable()
  /** Erasures that were begun and not ended, by digest and place. */
  readonly unfinished = new Map<string, PayloadNote>()
  private readonly uses = new Map<number, SegmentUse>()
  /** The newest segment, and its length in bytes as far as notes know. */
  segment = 1
  segmentLength = 0

  /** Takes the notes of one frame in; false when the frame is not one of notes. */
  addFrame(bytes: Uint8Array): boolean {
    const notes = decodeNotes(bytes)
    for (const note of notes ?? []) this.add(note)
    return notes !== undefined
  }

  /** Takes one note in. */
  add(note: PayloadNote): void {
    const { segment, offset, length } = note.place
    const key = `${segment}:${offset}`
    if (note.kind === 'put') this.put(note)
    else this.forget(note)
    if (note.kind === 'erasing') this.unfinished.set(key, note)
    else this.unfinished.delete(key)
    if (segment > this.segment) this.segmentLength = 0
    this.segment = Math.max(segment, this.segment)
    if (segment === this.segment) {
      this.segmentLength = Math.max(this.segmentLength, offset + length)
    }
  }

  /** How full segments are, by number. */
  segmentUses(): ReadonlyMap<number, SegmentUse> {
    return this.uses
  }

  /** A segment was removed: nothing is found in it any more. */
  dropSegment(segment: number): void {
    this.uses.delete(segment)
  }

  /** True when the payload of a note is found at the place of the note. */
  isAt({ digest, place }: PayloadNote): boolean {
    const known = this.places.get(digest)
    return known?.segment === place.segment && known.offset === place.offset
  }

  private put({ digest, place }: PayloadNote): void {
    const before = this.places.get(digest)
    if (before) this.use(before.segment, 0, -before.length)
    this.places.set(digest, place)
    this.use(place.segment, place.length, place.length)
  }

  private use(segment: number, put: number, live: number): void {
    const before = this.uses.get(segment) ?? { put: 0, live: 0 }
    this.uses.set(segment, { put: before.put + put, live: before.live + live })
  }

  /** A payload that was put again since lies elsewhere, and stays. */
  private forget(note: PayloadNote): void {
    if (!this.isAt(note)) return
    this.places.delete(note.digest)
    this.use(note.place.segment, 0, -note.place.length)
  }
}
