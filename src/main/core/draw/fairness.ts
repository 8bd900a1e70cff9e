/**
 * Whether a history of draws looks fair (PROTOCOL §6): how often each hospital came first, beside
 * what its exact chances in those very draws give, and how likely such a difference is by chance.
 *
 * In one draw among the m candidates C, each comes first with probability 1/m. Over all draws, the
 * counts O have the mean E, E_i = Σ 1/m over the draws in which i was a candidate, and the
 * covariance V = Σ (1/m² · (m·I − J)) over C. V is the Laplacian of a weighted graph in which two
 * hospitals are joined when they were candidates of one draw, so it has one dimension less than
 * there are hospitals, for each connected part of that graph. Therefore
 * (O − E)ᵀ V⁻ (O − E) is distributed as chi-square with hospitals − parts degrees of freedom, once
 * every hospital has enough draws. With all hospitals candidates of all draws this is Pearson's.
 */
import { chiSquareTail } from './chi-square.ts'
import { type DrawPool, expectedFirsts, VarianceOfDraws } from './draw-pools.ts'
import { dot, solve } from './solve.ts'

/** Expected draws below which a hospital says too little alone and is counted with others. */
const ENOUGH_EXPECTED = 5
/** Above this the draw looks fair; chance goes below it in one fair network of twenty. */
const FAIR_ABOVE = 0.05
/** Below this it is unusual; chance goes below it in one fair network of a hundred. */
const UNUSUAL_BELOW = 0.01

/** What the draws look like. */
export type FairnessKind = 'too-few' | 'fair' | 'uneven' | 'unusual'

/** The verdict on a history of draws. */
export interface FairnessVerdict {
  readonly kind: FairnessKind
  /** How likely chance alone gives a difference this large or larger; null with too few draws. */
  readonly p: number | null
  readonly statistic: number | null
  readonly degrees: number
  /** Hospitals counted together, because each alone was expected fewer than 5 times. */
  readonly combined: number
}

/** A history of draws: pools as they were drawn from, and how often each hospital came first. */
export interface DrawHistory {
  readonly pools: readonly DrawPool[]
  /** By hospital, in the numbering of the pools. */
  readonly observed: readonly number[]
}

/** How often each hospital was to be expected first, and the verdict. */
export function judgeDraws({ pools, observed }: DrawHistory): {
  readonly expected: readonly number[]
  readonly verdict: FairnessVerdict
} {
  const expected = expectedFirsts(pools, observed.length)
  const { cellOf, cells, combined } = combineSmall(expected)
  const excess = Array.from({ length: cells }, () => 0)
  observed.forEach((count, hospital) => {
    const cell = cellOf[hospital]
    if (cell !== undefined) excess[cell]! += count - expected[hospital]!
  })
  const variance = new VarianceOfDraws(pools, cellOf, cells)
  return { expected, verdict: { ...verdictOf(variance, excess), combined } }
}

function verdictOf(variance: VarianceOfDraws, excess: number[]): Omit<FairnessVerdict, 'combined'> {
  const degrees = variance.rank()
  if (degrees === 0) return { kind: 'too-few', p: null, statistic: null, degrees }
  const weights = solve((vector) => variance.times(vector), excess)
  const statistic = Math.max(0, dot(excess, weights))
  const p = chiSquareTail(statistic, degrees)
  const kind = p >= FAIR_ABOVE ? 'fair' : p < UNUSUAL_BELOW ? 'unusual' : 'uneven'
  return { kind, p, statistic, degrees }
}

interface Cells {
  /** Cell of each hospital; undefined for one that was never a candidate. */
  readonly cellOf: readonly (number | undefined)[]
  readonly cells: number
  readonly combined: number
}

/** Puts hospitals with too few expected draws into one cell, smallest first, until it has enough. */
function combineSmall(expected: readonly number[]): Cells {
  const rising = expected
    .map((value, hospital) => ({ value, hospital }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => a.value - b.value)
  let together = 0
  let combined = 0
  for (const { value } of rising) {
    const nothingIsSmall = together === 0 || together >= ENOUGH_EXPECTED
    if (value >= ENOUGH_EXPECTED && nothingIsSmall) break
    together += value
    combined++
  }
  const cellOf: (number | undefined)[] = expected.map(() => undefined)
  rising.forEach(({ hospital }, i) => {
    cellOf[hospital] = i < combined ? 0 : i - combined + Math.min(1, combined)
  })
  return { cellOf, cells: rising.length - combined + Math.min(1, combined), combined }
}
