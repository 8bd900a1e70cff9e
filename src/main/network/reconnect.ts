/** How long a spoke waits before it tries again. */
import type { Backoff } from './star.ts'

/** Quick first retries, then at most a quarter of a minute. */
export const DEFAULT_BACKOFF: Backoff = { firstMs: 250, longestMs: 15_000, refusedMs: 30_000 }

/** Refusals that pass by themselves soon; every other is asked about slowly. */
const PASSING = new Set(['duplicate-session', 'rate-limited', 'shutdown', 'timeout', 'internal'])

/** True when a refusal with this code may be gone at the next attempt. */
export function isPassing(refusal: string): boolean {
  return PASSING.has(refusal)
}

/**
 * Milliseconds before the retry after `failures` (1 or more) in a row: doubling, at most the
 * longest, and spread by `random` over the upper half so that hospitals do not come in step.
 */
export function retryDelay(backoff: Backoff, failures: number, random: () => number): number {
  const doublings = Math.min(failures - 1, 30)
  return spread(Math.min(backoff.longestMs, backoff.firstMs * 2 ** doublings), random)
}

/** `milliseconds` spread over its upper half. */
export function spread(milliseconds: number, random: () => number): number {
  return milliseconds * (0.5 + random() / 2)
}
