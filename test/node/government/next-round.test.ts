import { describe, expect, it } from 'vitest'
import { STEPS_LIMIT } from '#core/submission/step'
import { roundPause } from '#node/government/next-round'

const EXPIRY = 7 * 24 * 3_600_000
const HOUR = 3_600_000

/** When the rounds begin, in milliseconds, while every hospital is busy until expiry. */
function rounds(ranking: number): number[] {
  const starts: number[] = []
  for (let now = 0, round = 1; now < EXPIRY; round++) {
    starts.push(now)
    // A busy hospital costs two steps; three are reckoned with.
    now += roundPause(round * ranking * 2, round * ranking, ranking, EXPIRY - now)
  }
  return starts
}

describe('asking busy hospitals again (PROTOCOL §6)', () => {
  it.each([1, 3, 9, 30, 99])('does not use up the steps before expiry among %i', (ranking) => {
    expect(rounds(ranking).length * ranking * 2).toBeLessThanOrEqual(STEPS_LIMIT)
  })

  it('begins again soon, and never leaves a small consortium alone for an hour', () => {
    const starts = rounds(3)
    expect(starts[1]).toBe(2_000)
    const longest = Math.max(...starts.slice(1).map((start, i) => start - starts[i]!))
    expect(longest).toBeLessThan(HOUR)
  })
})
