/** Crash rounds: one death after another, in consortiums that live on. */
import { seededRandom } from '../../support/disk/random.ts'
import { FaultPlan } from './fault-plan.ts'
import { RoundConsortium } from './round-consortium.ts'

/** How many rounds, of whom, and how they are chosen. */
export interface RoundsOptions {
  readonly rounds: number
  /** Milliseconds after which no round begins any more. */
  readonly atMost: number
  readonly seed: number
  readonly hospitals: number
  /** Consortiums side by side, each with rounds of its own. */
  readonly consortiums: number
  /** Hears how many rounds are over. */
  readonly progress: (rounds: number) => void
}

/** What came of the rounds. */
export interface RoundsSummary {
  readonly rounds: number
  /** Rounds in which nobody died, which do not count. */
  readonly empty: number
  readonly deaths: readonly (readonly [point: string, count: number])[]
  readonly victims: readonly (readonly [name: string, count: number])[]
  readonly acknowledged: number
  readonly blocks: number
  /** Signed things that were compared with what was said before. */
  readonly statements: number
  readonly milliseconds: number
}

/** A consortium is left after so many rounds: its chain grows, and starts with it. */
const ROUNDS_EACH = 150
/** Share of the rounds in which somebody dies at any time rather than at a point. */
const ANY_TIME = 0.25

/** Plays the rounds. Rejects with the first promise that was broken, and with where. */
export async function playRounds(options: RoundsOptions): Promise<RoundsSummary> {
  const began = performance.now()
  const random = seededRandom(options.seed)
  const plan = new FaultPlan(random)
  const victims = new Map<string, number>()
  const count = { rounds: 0, begun: 0, empty: 0, anyTime: 0 }
  const goesOn = () => count.begun < options.rounds && performance.now() - began < options.atMost
  const play = async (consortium: RoundConsortium) => {
    for (let own = 0; own < ROUNDS_EACH && goesOn(); own++) {
      count.begun += 1
      const planned = random() < ANY_TIME ? undefined : plan.next()
      const { victims: dead } = await consortium.round(planned)
      if (dead.length === 0) {
        count.begun -= 1
        count.empty += 1
        continue
      }
      count.rounds += 1
      if (!planned) count.anyTime += 1
      for (const name of dead) victims.set(name, (victims.get(name) ?? 0) + 1)
      options.progress(count.rounds)
    }
  }
  const totals = { acknowledged: 0, blocks: 0, statements: 0 }
  const playAll = async () => {
    while (goesOn()) {
      const consortium = await RoundConsortium.found(options.hospitals, plan, random)
      try {
        await play(consortium).catch(failedIn(consortium, count, options))
      } finally {
        await consortium.close()
      }
      totals.acknowledged += consortium.evidence.acknowledged.size
      totals.blocks += consortium.evidence.height
      totals.statements += consortium.evidence.statements
    }
  }
  await Promise.all(Array.from({ length: options.consortiums }, playAll))
  return {
    rounds: count.rounds,
    empty: count.empty,
    deaths: [['at any time', count.anyTime], ...plan.hits()],
    victims: [...victims].sort(([a], [b]) => (a < b ? -1 : 1)),
    ...totals,
    milliseconds: performance.now() - began,
  }
}

function failedIn(
  { folder }: RoundConsortium,
  count: { readonly rounds: number },
  { seed }: RoundsOptions,
): (error: unknown) => never {
  return (error) => {
    const where = `after ${count.rounds} rounds with seed ${seed} in ${folder}`
    throw new Error(`${error instanceof Error ? error.message : String(error)} (${where})`, {
      cause: error,
    })
  }
}
