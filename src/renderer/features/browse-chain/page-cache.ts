/**
 * The rows of a long list as far as they were looked at: pages of neighbours by number, asked for
 * when they come into sight, the least recently seen dropped. Final blocks never change, so a
 * full page is asked for once; only the newest page grows.
 */

/** Numbers on a page: page 2 has 128 to 191. */
export const PAGE_SIZE = 64

/** Pages kept, and asked for at once. */
const PAGES_KEPT = 40
const AT_ONCE = 2

/** What a cache is made with. */
export interface PageCacheOptions<Row> {
  /** Rows of the list, newest first, below a number. */
  readonly load: (below: number, limit: number) => Promise<readonly Row[]>
  /** Rows have come, or could not be had. */
  readonly onChange: (error: Error | undefined) => void
}

/** Page of a number. */
function pageOf(number: number): number {
  return Math.floor(number / PAGE_SIZE)
}

/** Least number on a page; lists are numbered from 1. */
function firstOn(page: number): number {
  return Math.max(1, page * PAGE_SIZE)
}

/** The cache of one list. */
export class PageCache<Row extends { readonly height: number }> {
  private readonly options: PageCacheOptions<Row>
  /** Rows of a page, oldest first; the map's order is that of their use. */
  private readonly pages = new Map<number, readonly Row[]>()
  private readonly asked = new Map<number, Promise<void>>()
  private wanted: readonly number[] = []
  private last = 0
  private failed = false

  constructor(options: PageCacheOptions<Row>) {
    this.options = options
  }

  /** How many pages are held. */
  get size(): number {
    return this.pages.size
  }

  /** The row with a number, if it is here. */
  row(number: number): Row | undefined {
    const page = pageOf(number)
    return this.pages.get(page)?.[number - firstOn(page)]
  }

  /**
   * These numbers, from `newest` down to `oldest`, are in sight in a list that ends at `last`.
   * What was wanted before and is not on its way is wanted no more.
   */
  see(newest: number, oldest: number, last: number): void {
    this.last = last
    this.failed = false
    const top = pageOf(newest)
    const pages = Array.from({ length: top - pageOf(oldest) + 1 }, (_, at) => top - at)
    for (const page of pages) this.touch(page)
    this.wanted = pages
    this.ask()
  }

  /** The height of a row; asks for its page where it is not here. */
  async heightOf(number: number, last: number): Promise<number | undefined> {
    this.last = last
    const page = pageOf(number)
    if (this.row(number) === undefined) await (this.asked.get(page) ?? this.load(page))
    return this.row(number)?.height
  }

  private touch(page: number): void {
    const rows = this.pages.get(page)
    if (!rows) return
    this.pages.delete(page)
    this.pages.set(page, rows)
  }

  private newestOn(page: number): number {
    return Math.min(this.last, (page + 1) * PAGE_SIZE - 1)
  }

  private isWhole(page: number): boolean {
    return (this.pages.get(page)?.length ?? 0) > this.newestOn(page) - firstOn(page)
  }

  private ask(): void {
    for (const page of this.wanted) {
      if (this.failed || this.asked.size >= AT_ONCE) return
      if (!this.asked.has(page) && !this.isWhole(page)) void this.load(page)
    }
  }

  private load(page: number): Promise<void> {
    const loading = this.fetch(page).then((error) => {
      this.asked.delete(page)
      this.options.onChange(error)
      this.ask()
    })
    this.asked.set(page, loading)
    return loading
  }

  private async fetch(page: number): Promise<Error | undefined> {
    const newest = this.newestOn(page)
    try {
      const rows = await this.options.load(newest + 1, newest - firstOn(page) + 1)
      this.keep(page, rows.toReversed())
      return undefined
    } catch (thrown) {
      // Asked again when the list is seen again, not at once and for ever.
      this.failed = true
      return thrown instanceof Error ? thrown : new Error(String(thrown))
    }
  }

  private keep(page: number, rows: readonly Row[]): void {
    this.pages.delete(page)
    this.pages.set(page, rows)
    for (const [oldest] of this.pages) {
      if (this.pages.size <= PAGES_KEPT) return
      this.pages.delete(oldest)
    }
  }
}
