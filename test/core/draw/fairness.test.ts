import { sha256 } from '#crypto/hash'
import { utf8 } from '#crypto/bytes'
import type { DrawPool } from '#core/draw/draw-pools'
import { judgeDraws } from '#core/draw/fairness'
import { drawNumbers } from '#core/draw/ranking'
import { expect, test } from 'vitest'

const range = (count: number) => Array.from({ length: count }, (_, i) => i)

function poolOf(members: readonly number[], draws: Readonly<Record<number, number>>): DrawPool {
  return {
    members,
    draws: new Map(Object.entries(draws).map(([author, count]) => [Number(author), count])),
  }
}

/** Who comes first in each draw of the pools, by the stream of a seed. */
function drawFrom(pools: readonly DrawPool[], hospitals: number, seed: string): number[] {
  const below = drawNumbers(sha256(utf8(seed)))
  const observed = range(hospitals).map(() => 0)
  for (const { members, draws } of pools) {
    for (const [author, count] of draws) {
      const candidates = members.filter((member) => member !== author)
      for (let draw = 0; draw < count; draw++) observed[candidates[below(candidates.length)]!]!++
    }
  }
  return observed
}

/** (O − E)ᵀ V⁻ (O − E) from the definition: V filled draw by draw, one hospital left out. */
function statisticByDefinition(pools: readonly DrawPool[], observed: readonly number[]): number {
  const n = observed.length
  const excess = [...observed]
  const variance = range(n).map(() => range(n).map(() => 0))
  for (const { members, draws } of pools) {
    for (const [author, count] of draws) {
      const candidates = members.filter((member) => member !== author)
      const chance = 1 / candidates.length
      for (const i of candidates) {
        excess[i]! -= count * chance
        for (const j of candidates) {
          variance[i]![j]! += count * ((i === j ? chance : 0) - chance * chance)
        }
      }
    }
  }
  const rows = variance.slice(1).map((row, i) => row.slice(1).concat(excess[i + 1]!))
  const solution = eliminate(rows)
  return solution.reduce((sum, value, i) => sum + value * excess[i + 1]!, 0)
}

/** Gauss–Jordan elimination of rows with their right side last. */
function eliminate(rows: number[][]): number[] {
  for (const [k, pivot] of rows.entries()) {
    for (const [i, row] of rows.entries()) {
      if (i === k) continue
      const factor = row[k]! / pivot[k]!
      row.forEach((value, j) => (row[j] = value - factor * pivot[j]!))
    }
  }
  return rows.map((row, i) => row.at(-1)! / row[i]!)
}

const CHANGING: readonly DrawPool[] = [
  poolOf([0, 1, 2], { 0: 40, 1: 25 }),
  poolOf([0, 1, 2, 3], { 0: 60, 2: 31, 3: 8 }),
  // A specialty: its first place goes to one of three, and authors may be others.
  poolOf([1, 2, 4], { 0: 20, 1: 12 }),
  poolOf([0, 2, 3, 4], { 4: 70, 0: 5 }),
]

test('among equals it is Pearson’s chi-square', () => {
  // All draws for hospital 0, so that 1 to 4 are candidates of all of them.
  const pools = [poolOf([0, 1, 2, 3, 4], { 0: 100 })]
  const { expected, verdict } = judgeDraws({ pools, observed: [0, 30, 20, 22, 28] })
  expect(expected).toEqual([0, 25, 25, 25, 25])
  expect(verdict.degrees).toBe(3)
  expect(verdict.statistic).toBeCloseTo((25 + 25 + 9 + 9) / 25, 9)
  expect(verdict.kind).toBe('fair')
})

test('with changing members and specialties it is what the definition gives', () => {
  for (const seed of range(20).map((i) => `definition ${i}`)) {
    const observed = drawFrom(CHANGING, 5, seed)
    const { verdict } = judgeDraws({ pools: CHANGING, observed })
    expect(verdict.degrees, seed).toBe(4)
    expect(verdict.statistic, seed).toBeCloseTo(statisticByDefinition(CHANGING, observed), 6)
  }
})

test('expected counts are the sum of the chances of each draw', () => {
  const { expected } = judgeDraws({ pools: CHANGING, observed: [0, 0, 0, 0, 0] })
  expect(expected[3]).toBeCloseTo(60 / 3 + 31 / 3 + 70 / 3 + 5 / 3, 9)
  expect(expected.reduce((sum, value) => sum + value, 0)).toBeCloseTo(271, 9)
})

test('fair draws are called unusual about as rarely as promised', () => {
  const runs = 1000
  const kinds = range(runs).map((i) => {
    const observed = drawFrom(CHANGING, 5, `fair ${i}`)
    return judgeDraws({ pools: CHANGING, observed }).verdict.kind
  })
  const unusual = kinds.filter((kind) => kind === 'unusual').length
  const unfair = kinds.filter((kind) => kind !== 'fair').length
  // 10 and 50 are expected; the bounds are four standard deviations away.
  expect(unusual).toBeLessThan(23)
  expect(unfair).toBeGreaterThan(22)
  expect(unfair).toBeLessThan(78)
})

test('a hospital that is favoured or spared is found', () => {
  const pools = [poolOf(range(5), { 0: 50, 1: 50, 2: 50, 3: 50, 4: 50 })]
  const { verdict } = judgeDraws({ pools, observed: [50, 50, 50, 90, 10] })
  expect(verdict.kind).toBe('unusual')
  expect(verdict.p).toBeLessThan(1e-6)
})

test('little is said of few draws, and nothing where nobody could have been another', () => {
  const few = judgeDraws({ pools: [poolOf([0, 1, 2], { 0: 8 })], observed: [0, 8, 0] })
  expect(few.verdict).toMatchObject({ kind: 'too-few', p: null, degrees: 0 })
  const alone = judgeDraws({ pools: [poolOf([0, 1], { 0: 500, 1: 200 })], observed: [200, 500] })
  expect(alone.verdict).toMatchObject({ kind: 'too-few', p: null, degrees: 0 })
  expect(judgeDraws({ pools: [], observed: [] }).verdict.kind).toBe('too-few')
})

test('hospitals that were hardly ever candidates are counted together', () => {
  const pools = [poolOf([0, 1, 2], { 0: 60, 1: 60 }), poolOf(range(6), { 0: 6 })]
  const { verdict } = judgeDraws({ pools, observed: [31, 30, 61, 1, 2, 1] })
  expect(verdict).toMatchObject({ kind: 'fair', combined: 4, degrees: 2 })
})

test('a thousand hospitals are judged exactly as few are', () => {
  const members = range(1000)
  const draws = Object.fromEntries(members.map((author) => [author, 10]))
  const pools = [poolOf(members, draws)]
  const observed = drawFrom(pools, 1000, 'thousand')
  const { verdict } = judgeDraws({ pools, observed })
  expect(verdict.degrees).toBe(999)
  const pearson = observed.reduce((sum, count) => sum + (count - 10) ** 2 / 10, 0)
  expect(verdict.statistic! / pearson).toBeCloseTo(1, 2)
  expect(verdict.p).toBeGreaterThan(0.001)
})
