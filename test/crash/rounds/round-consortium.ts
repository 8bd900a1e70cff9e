/** A consortium of real processes that goes through one round after another. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { TestConsortium, until } from '../../support/nodes.ts'
import { Evidence } from './evidence.ts'
import type { FaultPlan, PlannedPoint } from './fault-plan.ts'
import type { StandingReport } from './protocol.ts'
import { RoundMember, SpareProcesses } from './round-member.ts'
import { ProcessDied } from './round-process.ts'

/** How a round ended. */
export interface RoundResult {
  /** Names of those that died; empty when the point that was planned was not reached. */
  readonly victims: readonly string[]
}

const NAMES = ['Alder Clinic', 'Birch Clinic', 'Cedar Clinic', 'Dogwood Clinic']
/** Milliseconds in which nodes come to agree, restarts and reconnecting included. */
const PATIENCE = 60_000
/** A death at any time comes within so many milliseconds. */
const ANY_TIME = 80

/** The consortium. */
export class RoundConsortium {
  readonly evidence = new Evidence()
  private readonly root: string
  private readonly port: number
  private readonly members: readonly RoundMember[]
  private readonly spares: SpareProcesses
  private readonly plan: FaultPlan
  private readonly random: () => number
  private documents = 0

  private constructor(
    founded: { root: string; port: number; orders: ReadonlyMap<string, RoundMember['order']> },
    plan: FaultPlan,
    random: () => number,
  ) {
    this.root = founded.root
    this.port = founded.port
    this.plan = plan
    this.random = random
    this.spares = new SpareProcesses(2)
    this.members = [...founded.orders].map(
      ([name, order]) => new RoundMember(name, order, this.spares, plan),
    )
  }

  /** Founds a consortium with so many hospitals and starts its processes. */
  static async found(
    hospitals: number,
    plan: FaultPlan,
    random: () => number,
  ): Promise<RoundConsortium> {
    const founded = await foundInProcess(NAMES.slice(0, hospitals))
    const consortium = new RoundConsortium(founded, plan, random)
    for (const member of consortium.members) await member.start(consortium.port)
    await consortium.settle()
    return consortium
  }

  /** Folder of everything, for whoever looks for the cause of a failure. */
  get folder(): string {
    return this.root
  }

  /** Traffic, a death, a new start, and the checks. Rejects with a BrokenPromise. */
  async round(planned: PlannedPoint | undefined): Promise<RoundResult> {
    const victims = this.chooseVictims(planned)
    if (planned?.phase === 'run') {
      await victims[0]!.process.ask('arm', this.plan.faultAt(planned))
    }
    const timer = planned?.phase === 'run' ? undefined : this.killSoon(victims)
    const deaths = Promise.all(victims.map(({ process }) => process.died))
    const allIsDone = async () => {
      await this.traffic()
      await (timer ? deaths : this.settle())
    }
    await Promise.race([deaths, allIsDone()])
    const dead = victims.filter(({ process }) => process.isDead)
    if (planned?.phase === 'run') this.plan.note(planned, dead.length > 0)
    for (const victim of victims) {
      if (!victim.process.isDead) await victim.process.ask('arm', undefined)
    }
    for (const member of dead) await this.startAgain(member, planned)
    await this.check(await this.settle())
    return { victims: dead.map(({ name }) => name) }
  }

  /** Ends all processes and deletes all folders. */
  async close(): Promise<void> {
    for (const { process } of this.members) await process.kill()
    await this.spares.close()
    await rm(this.root, { recursive: true, force: true })
  }

  private get hospitals(): RoundMember[] {
    return this.members.filter(({ role }) => role === 'hospital')
  }

  private chooseVictims(planned: PlannedPoint | undefined): RoundMember[] {
    const fitting = this.members.filter(({ role }) => !planned || role === planned.role)
    const first = this.anyOf(fitting)
    const second = this.anyOf(this.members)
    // Now and then two at once, or all.
    if (planned || first === second) return [first]
    return this.random() < 0.2 ? [...this.members] : [first, second]
  }

  private anyOf(members: readonly RoundMember[]): RoundMember {
    return members[Math.floor(this.random() * members.length)]!
  }

  private killSoon(victims: readonly RoundMember[]): NodeJS.Timeout {
    return setTimeout(() => {
      for (const { process } of victims) void process.kill()
    }, this.random() * ANY_TIME)
  }

  /** Persons record and draft at every hospital; what is acknowledged is noted. */
  private async traffic(): Promise<void> {
    await Promise.all(
      this.hospitals.map(async (hospital) => {
        const { process, name } = hospital
        const draft = `00000000-0000-4000-8000-00000000000${Math.floor(this.random() * 10)}`
        const count = this.random() < 0.3 ? 2 : 1
        const submits = Array.from({ length: count }, async () => {
          this.evidence.acknowledged.add(await process.ask('submit', ++this.documents))
        })
        const drafts = process
          .ask('draft', draft)
          .then(() => this.evidence.acknowledgeDraft(name, draft))
        await Promise.all([...submits, drafts].map(unlessDead))
      }),
    )
  }

  private async startAgain(member: RoundMember, planned: PlannedPoint | undefined): Promise<void> {
    if (planned?.phase === 'start') {
      const up = await member.start(this.port, this.plan.faultAt(planned))
      this.plan.note(planned, !up)
      if (up) return
    }
    await member.start(this.port)
  }

  /** Waits until nothing is on its way and every node has the same newest block. */
  private async settle(): Promise<Map<string, StandingReport>> {
    let standings = new Map<string, StandingReport>()
    const settled = async () => {
      standings = new Map(
        await Promise.all(
          this.members.map(async ({ name, process }): Promise<[string, StandingReport]> => [
            name,
            await process.ask('standing', undefined),
          ]),
        ),
      )
      const all = [...standings.values()]
      return (
        new Set(all.map(({ head }) => head)).size === 1 &&
        all.every(({ pending }) => pending.length === 0)
      )
    }
    try {
      await until('all nodes agree', settled, PATIENCE)
    } catch (error) {
      if (error instanceof ProcessDied) return standings
      throw new Error(`not all agree: ${JSON.stringify([...standings])}`, { cause: error })
    }
    return standings
  }

  private async check(standings: ReadonlyMap<string, StandingReport>): Promise<void> {
    for (const { order } of this.members) await this.evidence.hear(order.witness)
    const from = this.evidence.height + 1
    const reports = await Promise.all(
      this.members.map(
        async ({ name, process }) => [name, await process.ask('blocks', from)] as const,
      ),
    )
    this.evidence.compare(new Map(reports))
    this.evidence.requireKept(standings)
    for (const member of this.members) await member.learn()
  }
}

async function foundInProcess(names: readonly string[]) {
  const founding = await TestConsortium.start(names)
  const port = Number(/\/tcp\/(\d+)/.exec(founding.government.addresses[0]!)?.[1])
  for (const hospital of founding.hospitals) await founding.stopHospital(hospital)
  await founding.stopGovernment()
  const common = { genesis: founding.consortium.bytes, port, fault: undefined }
  const orders = new Map<string, RoundMember['order']>()
  orders.set('Ministry', {
    ...common,
    folder: founding.governmentFolder,
    witness: join(founding.root, 'witness-of-ministry'),
    role: { mode: 'government', secrets: founding.secrets },
  })
  for (const { name, folder, id, secrets } of founding.hospitals) {
    const witness = join(founding.root, `witness-of-${name}`)
    orders.set(name, { ...common, folder, witness, role: { mode: 'hospital', secrets, id } })
  }
  return { root: founding.root, port, orders }
}

async function unlessDead(task: Promise<void>): Promise<void> {
  try {
    await task
  } catch (error) {
    if (!(error instanceof ProcessDied)) throw error
  }
}
