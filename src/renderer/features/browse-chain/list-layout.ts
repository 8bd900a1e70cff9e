/**
 * Where every line of the list stands, in pixels from its top, without knowing the rows: newest
 * block first, a head above each day, and the open block above all. Pure.
 */
import type { BlockList } from '#contract/views/chain'

/** Height of a row, and of the head of a day. */
export const ROW_HEIGHT = 32
const HEAD_HEIGHT = 28

/** What stands in the list. */
export interface ListShape extends BlockList {
  /** A block is voted on: it stands above the final ones under a head of its own. */
  readonly open: boolean
}

/** A line of the list; `top` in pixels. */
export type ListLine =
  | { readonly kind: 'open-head' | 'open'; readonly top: number }
  /** `time` of the day's first block. */
  | { readonly kind: 'day'; readonly top: number; readonly time: number }
  | { readonly kind: 'block'; readonly top: number; readonly number: number }

/** The list laid out. */
export class ListLayout {
  private readonly shape: ListShape
  private readonly lead: number

  constructor(shape: ListShape) {
    this.shape = shape
    this.lead = shape.open ? HEAD_HEIGHT + ROW_HEIGHT : 0
  }

  /** How many blocks the list has. */
  get count(): number {
    return Math.max(0, this.shape.last - this.shape.first + 1)
  }

  /** The list's height. */
  get height(): number {
    return this.lead + this.count * ROW_HEIGHT + this.shape.days.length * HEAD_HEIGHT
  }

  /** Top of the block with a number. */
  topOf(number: number): number {
    const day = this.dayOf(number)
    return this.topOfDay(day) + HEAD_HEIGHT + (this.lastOfDay(day) - number) * ROW_HEIGHT
  }

  /** Number of the block that stands at a height or next below it. */
  numberAt(place: number): number {
    const day = this.dayAt(place)
    const below = Math.max(0, place - this.topOfDay(day) - HEAD_HEIGHT)
    const number = this.lastOfDay(day) - Math.floor(below / ROW_HEIGHT)
    return Math.max(this.shape.days[day]?.first ?? this.shape.first, number)
  }

  /** The lines that lie, in part or whole, between two heights. */
  between(from: number, to: number): ListLine[] {
    const lines: ListLine[] = []
    if (this.shape.open && from < this.lead) {
      lines.push({ kind: 'open-head', top: 0 }, { kind: 'open', top: HEAD_HEIGHT })
    }
    for (let day = this.dayAt(from); day >= 0 && this.topOfDay(day) < to; day--) {
      lines.push(...this.linesOfDay(day, from, to))
    }
    return lines
  }

  private linesOfDay(day: number, from: number, to: number): ListLine[] {
    const { time, first } = this.shape.days[day]!
    const top = this.topOfDay(day)
    const lines: ListLine[] = top + HEAD_HEIGHT > from ? [{ kind: 'day', top, time }] : []
    const rows = top + HEAD_HEIGHT
    const skipped = Math.max(0, Math.floor((from - rows) / ROW_HEIGHT))
    for (let number = this.lastOfDay(day) - skipped; number >= first; number--) {
      const rowTop = rows + (this.lastOfDay(day) - number) * ROW_HEIGHT
      if (rowTop >= to) break
      lines.push({ kind: 'block', top: rowTop, number })
    }
    return lines
  }

  /** Number of a day's newest block. */
  private lastOfDay(day: number): number {
    const next = this.shape.days[day + 1]
    return next ? next.first - 1 : this.shape.last
  }

  private topOfDay(day: number): number {
    const { days, last } = this.shape
    const newer = last - this.lastOfDay(day)
    return this.lead + newer * ROW_HEIGHT + (days.length - 1 - day) * HEAD_HEIGHT
  }

  /** Place of the last day for which `holds`, among days of which the first ones hold. */
  private lastDay(holds: (day: number) => boolean): number {
    let low = 0
    let high = this.shape.days.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (holds(middle)) low = middle + 1
      else high = middle
    }
    return low - 1
  }

  private dayOf(number: number): number {
    return Math.max(
      0,
      this.lastDay((day) => this.shape.days[day]!.first <= number),
    )
  }

  /** The day at a height: going back in time, tops grow. */
  private dayAt(place: number): number {
    const newer = this.lastDay((day) => this.topOfDay(day) > place)
    return Math.min(this.shape.days.length - 1, newer + 1)
  }
}
