/** Token buckets: one, and one for each of many names. */
import type { Clock } from './clock.ts'

/** What a bucket holds and how fast it fills. */
export interface Allowance {
  readonly perSecond: number
  readonly burst: number
}

/** Starts full; each `take` costs one token. */
export class TokenBucket {
  readonly #clock: Clock
  readonly #allowance: Allowance
  #tokens: number
  #filledAt: number

  constructor(clock: Clock, allowance: Allowance) {
    this.#clock = clock
    this.#allowance = allowance
    this.#tokens = allowance.burst
    this.#filledAt = clock.now()
  }

  /** True when there was a token to take. */
  take(): boolean {
    this.#fill()
    if (this.#tokens < 1) return false
    this.#tokens -= 1
    return true
  }

  /** True when nothing was taken for so long that a new bucket would be no different. */
  get full(): boolean {
    this.#fill()
    return this.#tokens >= this.#allowance.burst
  }

  #fill(): void {
    const now = this.#clock.now()
    const gained = ((now - this.#filledAt) / 1000) * this.#allowance.perSecond
    this.#tokens = Math.min(this.#allowance.burst, this.#tokens + gained)
    this.#filledAt = now
  }
}

const NAMES_KEPT = 4_096

/** One bucket for each name, forgetting those that are full again. */
export class TokenBuckets {
  readonly #buckets = new Map<string, TokenBucket>()
  readonly #clock: Clock
  readonly #allowance: Allowance

  constructor(clock: Clock, allowance: Allowance) {
    this.#clock = clock
    this.#allowance = allowance
  }

  /** True when the bucket of `name` had a token; false too when too many names are at it. */
  take(name: string): boolean {
    const known = this.#buckets.get(name)
    if (known) return known.take()
    if (this.#buckets.size >= NAMES_KEPT) this.#forgetFull()
    if (this.#buckets.size >= NAMES_KEPT) return false
    const bucket = new TokenBucket(this.#clock, this.#allowance)
    this.#buckets.set(name, bucket)
    return bucket.take()
  }

  #forgetFull(): void {
    for (const [name, bucket] of this.#buckets) if (bucket.full) this.#buckets.delete(name)
  }
}
