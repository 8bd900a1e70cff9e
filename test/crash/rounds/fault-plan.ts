/** Which process dies where in the next round: every point that is known in turn, or any time. */
import { type Fault, type FaultPoint, momentsOf, nameOf } from './fault-points.ts'

/** Who can be a victim. */
export type Role = 'government' | 'hospital'

/** A point of a role, while it starts or while it runs. */
export interface PlannedPoint {
  readonly role: Role
  readonly phase: 'start' | 'run'
  readonly point: FaultPoint
}

interface Tally {
  readonly planned: PlannedPoint
  hits: number
  misses: number
}

/** A point that was not reached so often is left alone: too little passes there. */
const MOST_MISSES = 3

/** All points that were ever passed, and how often a process died there. */
export class FaultPlan {
  private readonly random: () => number
  private readonly tallies = new Map<string, Tally>()

  constructor(random: () => number) {
    this.random = random
  }

  /** Takes in the places that a process has passed. */
  learn(
    role: Role,
    phase: PlannedPoint['phase'],
    places: readonly Pick<FaultPoint, 'file' | 'operation'>[],
  ): void {
    for (const place of places) {
      for (const moment of momentsOf(place.operation)) {
        const planned = { role, phase, point: { ...place, moment } }
        const name = pointName(planned)
        if (!this.tallies.has(name)) this.tallies.set(name, { planned, hits: 0, misses: 0 })
      }
    }
  }

  /** The point that was tried least, or undefined before anything is known. */
  next(): PlannedPoint | undefined {
    const open = [...this.tallies.values()].filter(({ misses }) => misses < MOST_MISSES)
    const fewest = Math.min(...open.map(tries))
    const least = open.filter((tally) => tries(tally) === fewest)
    return least[Math.floor(this.random() * least.length)]?.planned
  }

  /** The fault for a point: at once the first time, later after a few passes. */
  faultAt(planned: PlannedPoint): Fault {
    const { hits } = this.tallies.get(pointName(planned))!
    return { ...planned.point, passes: hits === 0 ? 0 : Math.floor(this.random() * 3) }
  }

  /** Notes whether a process died at the point that was planned. */
  note(planned: PlannedPoint, hit: boolean): void {
    const tally = this.tallies.get(pointName(planned))!
    if (hit) tally.hits += 1
    else tally.misses += 1
  }

  /** How often a process died at each point, by name. */
  hits(): [string, number][] {
    const all = [...this.tallies].map(([name, { hits }]): [string, number] => [name, hits])
    return all.filter(([, hits]) => hits > 0).sort(([a], [b]) => (a < b ? -1 : 1))
  }
}

function tries({ hits, misses }: Tally): number {
  return hits + misses
}

function pointName({ role, phase, point }: PlannedPoint): string {
  return `${role}, ${phase === 'start' ? 'starting' : 'running'}: ${nameOf(point)}`
}
