import { describe, expect, it } from 'vitest'
import { faultyAllowed, votesNeeded } from '#core/quorum'

/** Voting hospitals, how many of them may be faulty, votes that make a block final. */
const TABLE = [
  [0, 0, 0],
  [1, 0, 1],
  [2, 0, 2],
  [3, 0, 3],
  [4, 1, 3],
  [5, 1, 4],
  [6, 1, 5],
  [7, 2, 5],
  [10, 3, 7],
  [100, 33, 67],
  [1000, 333, 667],
] as const

describe('counting votes (PROTOCOL §1)', () => {
  it.each(TABLE)('allows among %i hospitals %i faulty and asks for %i votes', (n, f, needed) => {
    expect(faultyAllowed(n)).toBe(f)
    expect(votesNeeded(n)).toBe(needed)
  })

  it('makes any two certificates share an honest hospital, and honest hospitals suffice', () => {
    for (let n = 1; n <= 1000; n++) {
      const f = faultyAllowed(n)
      const shared = 2 * votesNeeded(n) - n
      expect(shared).toBeGreaterThan(f)
      expect(n - f).toBeGreaterThanOrEqual(votesNeeded(n))
    }
  })

  it('makes certificates of electorates that differ by one hospital share an honest one', () => {
    for (let n = 1; n < 1000; n++) {
      const shared = votesNeeded(n) + votesNeeded(n + 1) - (n + 1)
      expect(shared).toBeGreaterThanOrEqual(faultyAllowed(n) + 1)
    }
  })
})
