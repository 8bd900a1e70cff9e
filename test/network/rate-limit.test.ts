import type { Clock } from '#network/clock'
import { TokenBucket, TokenBuckets } from '#network/rate-limit'
import { DEFAULT_BACKOFF, retryDelay } from '#network/reconnect'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'

function handClock() {
  let time = 0
  const clock: Clock = { now: () => time, after: () => () => undefined }
  return { clock, advance: (milliseconds: number) => void (time += milliseconds) }
}

test('a bucket gives its burst at once and then only its rate', () => {
  const { clock, advance } = handClock()
  const bucket = new TokenBucket(clock, { perSecond: 2, burst: 3 })
  expect([1, 2, 3, 4].map(() => bucket.take())).toEqual([true, true, true, false])
  advance(500)
  expect([bucket.take(), bucket.take()]).toEqual([true, false])
  advance(60_000)
  expect([1, 2, 3, 4].map(() => bucket.take())).toEqual([true, true, true, false])
})

test('one name at its limit leaves the others theirs, and names are bounded', () => {
  const { clock, advance } = handClock()
  const buckets = new TokenBuckets(clock, { perSecond: 1, burst: 1 })
  expect([buckets.take('a'), buckets.take('a'), buckets.take('b')]).toEqual([true, false, true])
  for (let name = 0; name < 5_000; name += 1) buckets.take(`n${name}`)
  expect(buckets.take('one too many')).toBe(false)
  advance(1_000)
  expect(buckets.take('one too many')).toBe(true)
})

test('retries begin quickly, never exceed the longest wait and are spread', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (failures, r) => {
        const delay = retryDelay(DEFAULT_BACKOFF, failures, () => r)
        expect(delay).toBeGreaterThanOrEqual(DEFAULT_BACKOFF.firstMs / 2)
        expect(delay).toBeLessThanOrEqual(DEFAULT_BACKOFF.longestMs)
      },
    ),
  )
})
