/**
 * Where each payload lies, by its 32-byte digest: an open-addressing hash table on typed arrays,
 * about 60 bytes a payload where a Map of strings takes several hundred.
 */
import { equalBytes } from '#crypto/bytes'

/** Where the bytes of a payload lie. */
export interface PayloadPlace {
  readonly segment: number
  readonly offset: number
  readonly length: number
}

const DIGEST_BYTES = 32
const FIRST_CAPACITY = 1024
/** Slot values: 0 is free, otherwise the number of the row plus one. */
const FREE = 0
/** Length of a row whose payload was removed; no payload is this long. */
const REMOVED = 0xffffffff
const FIELDS = 3

/** A table from digests to places. Digests are uniform, so their first four bytes are the hash. */
export class DigestTable {
  private slots = new Uint32Array(FIRST_CAPACITY * 2)
  private digests = new Uint8Array(FIRST_CAPACITY * DIGEST_BYTES)
  private fields = new Uint32Array(FIRST_CAPACITY * FIELDS)
  private rows = 0
  private present = 0

  /** How many digests have a place. */
  get size(): number {
    return this.present
  }

  /** The place of a digest, or undefined. */
  get(digest: Uint8Array): PayloadPlace | undefined {
    const row = this.slots[this.slotOf(digest)]!
    if (row === FREE) return undefined
    const [segment, offset, length] = this.fields.subarray((row - 1) * FIELDS, row * FIELDS)
    return length === REMOVED ? undefined : { segment: segment!, offset: offset!, length: length! }
  }

  /** Sets the place of a digest. */
  set(digest: Uint8Array, place: PayloadPlace): void {
    if (this.get(digest) === undefined) this.present += 1
    const row = this.rowFor(digest)
    this.fields.set([place.segment, place.offset, place.length], row * FIELDS)
  }

  /** Forgets the place of a digest. */
  delete(digest: Uint8Array): void {
    if (this.get(digest) === undefined) return
    this.fields[this.rowFor(digest) * FIELDS + 2] = REMOVED
    this.present -= 1
  }

  private rowFor(digest: Uint8Array): number {
    const known = this.slots[this.slotOf(digest)]!
    if (known !== FREE) return known - 1
    if (this.rows * DIGEST_BYTES === this.digests.length) this.grow()
    const row = this.rows++
    this.digests.set(digest, row * DIGEST_BYTES)
    this.slots[this.slotOf(digest)] = row + 1
    return row
  }

  private slotOf(digest: Uint8Array): number {
    const view = new DataView(digest.buffer, digest.byteOffset, DIGEST_BYTES)
    for (let slot = view.getUint32(0) % this.slots.length; ; slot++) {
      if (slot === this.slots.length) slot = 0
      const row = this.slots[slot]!
      if (row === FREE || equalBytes(this.digestOf(row - 1), digest)) return slot
    }
  }

  private digestOf(row: number): Uint8Array {
    return this.digests.subarray(row * DIGEST_BYTES, (row + 1) * DIGEST_BYTES)
  }

  private grow(): void {
    const { digests, fields } = this
    this.digests = new Uint8Array(digests.length * 2)
    this.digests.set(digests)
    this.fields = new Uint32Array(fields.length * 2)
    this.fields.set(fields)
    this.slots = new Uint32Array(this.slots.length * 2)
    for (let row = 0; row < this.rows; row++) {
      this.slots[this.slotOf(this.digestOf(row))] = row + 1
    }
  }
}
