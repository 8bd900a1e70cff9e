/** File offsets by place, 8 bytes each, in one typed array that grows. */

const FIRST_CAPACITY = 1024

/** A growing list of numbers up to 2^53. */
export class OffsetIndex {
  private offsets = new Float64Array(FIRST_CAPACITY)
  private count = 0

  /** How many offsets there are. */
  get length(): number {
    return this.count
  }

  /** Adds an offset at the end. */
  push(offset: number): void {
    if (this.count === this.offsets.length) {
      const larger = new Float64Array(this.count * 2)
      larger.set(this.offsets)
      this.offsets = larger
    }
    this.offsets[this.count++] = offset
  }

  /** The offset at `place`, from 0. Throws a RangeError outside. */
  at(place: number): number {
    const offset = place < this.count ? this.offsets[place] : undefined
    if (offset === undefined) throw new RangeError(`no offset at place ${place}`)
    return offset
  }

  /** The first place from `from` on whose offset is above `limit`, or the length. */
  firstAbove(limit: number, from: number): number {
    let low = from
    let high = this.count
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.offsets[middle]! > limit) high = middle
      else low = middle + 1
    }
    return low
  }
}
