/** Draws counted by the pool they were drawn from: means and variances of who came first. */

/**
 * Draws from one pool of hospitals (the active ones at a base, or those of a named specialty).
 * An author is never a candidate of its own draw, so each draw has one candidate less where its
 * author belongs to the pool. Hospitals are numbers from 0.
 */
export interface DrawPool {
  readonly members: readonly number[]
  /** Draws by author; authors of no draw may be missing. */
  readonly draws: ReadonlyMap<number, number>
}

interface Counted {
  readonly members: readonly number[]
  /** Draws by the pool's own members, in the order of `members`, and their sum. */
  readonly own: readonly number[]
  readonly ownSum: number
  /** Draws by authors who do not belong to the pool. */
  readonly foreign: number
}

function count({ members, draws }: DrawPool): Counted {
  const own = members.map((member) => draws.get(member) ?? 0)
  const ownSum = own.reduce((sum, draw) => sum + draw, 0)
  const all = [...draws.values()].reduce((sum, draw) => sum + draw, 0)
  return { members, own, ownSum, foreign: all - ownSum }
}

/** How often each of `hospitals` hospitals was to be expected first: Σ 1/m over its draws. */
export function expectedFirsts(pools: readonly DrawPool[], hospitals: number): number[] {
  const expected = Array.from({ length: hospitals }, () => 0)
  for (const { members, own, ownSum, foreign } of pools.map(count)) {
    members.forEach((member, i) => {
      if (members.length > 1) expected[member]! += (ownSum - own[i]!) / (members.length - 1)
      expected[member]! += foreign / members.length
    })
  }
  return expected
}

/** The covariance of the first places, with hospitals put together into cells. */
export class VarianceOfDraws {
  private readonly pools: readonly Counted[]
  private readonly cellOf: readonly (number | undefined)[]
  private readonly cells: number

  /** `cellOf` gives each hospital its cell, from 0 up to `cells`. */
  constructor(pools: readonly DrawPool[], cellOf: readonly (number | undefined)[], cells: number) {
    this.pools = pools.map(count)
    this.cellOf = cellOf
    this.cells = cells
  }

  /**
   * The covariance times a vector over cells. A draw with the candidates C adds
   * (m·x_i − Σ_C x) / m² for each i of C; the draws of all authors of a pool are added at once.
   */
  times(vector: readonly number[]): number[] {
    const product = Array.from({ length: this.cells }, () => 0)
    for (const { members, own, ownSum, foreign } of this.pools) {
      const cells = members.map((member) => this.cellOf[member])
      const x = cells.map((cell) => (cell === undefined ? 0 : vector[cell]!))
      const sum = x.reduce((total, value) => total + value, 0)
      const ownX = x.reduce((total, value, i) => total + own[i]! * value, 0)
      const whole = members.length
      const less = whole - 1
      for (const [i, cell] of cells.entries()) {
        if (cell === undefined) continue
        const others = ownSum - own[i]!
        if (less > 1)
          product[cell]! += (others * (less * x[i]! - sum) + ownX - own[i]! * x[i]!) / less ** 2
        product[cell]! += (foreign * (whole * x[i]! - sum)) / whole ** 2
      }
    }
    return product
  }

  /** The rank of the covariance: cells less connected parts (cells joined by a draw of both). */
  rank(): number {
    const parts = new Parts(this.cells)
    for (const pool of this.pools) {
      for (const candidates of candidateSets(pool)) {
        parts.join(candidates.map((i) => this.cellOf[pool.members[i]!]))
      }
    }
    return this.cells - parts.count
  }
}

/** Candidate sets (places in the pool) that connect whatever all draws of the pool connect. */
function candidateSets({ members, own, foreign }: Counted): number[][] {
  const all = members.map((_, i) => i)
  const sets = foreign > 0 ? [all] : []
  const authors = all.filter((i) => own[i]! > 0).slice(0, 2)
  return [...sets, ...authors.map((author) => all.filter((i) => i !== author))]
}

/** Cells that are joined step by step into parts. */
class Parts {
  private readonly parents: number[]
  count: number

  constructor(cells: number) {
    this.parents = Array.from({ length: cells }, (_, cell) => cell)
    this.count = cells
  }

  join(cells: readonly (number | undefined)[]): void {
    const [first, ...others] = cells.filter((cell) => cell !== undefined)
    if (first === undefined) return
    for (const other of others) {
      const [a, b] = [this.rootOf(first), this.rootOf(other)]
      if (a === b) continue
      this.parents[b] = a
      this.count--
    }
  }

  private rootOf(cell: number): number {
    let root = cell
    while (this.parents[root] !== root) root = this.parents[root]!
    return root
  }
}
