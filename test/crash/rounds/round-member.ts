/** A node that dies and is started again, on the same folder, in one process after another. */
import type { Fault } from './fault-points.ts'
import type { FaultPlan, Role } from './fault-plan.ts'
import type { StartOrder } from './protocol.ts'
import { ProcessDied, RoundProcess } from './round-process.ts'

/** Processes that have loaded everything and wait for their orders: a start takes no time. */
export class SpareProcesses {
  private readonly ready: RoundProcess[]

  constructor(count: number) {
    this.ready = Array.from({ length: count }, () => new RoundProcess())
  }

  take(): RoundProcess {
    this.ready.push(new RoundProcess())
    return this.ready.shift()!
  }

  async close(): Promise<void> {
    for (const process of this.ready) await process.kill()
  }
}

/** One node of the consortium. */
export class RoundMember {
  readonly name: string
  readonly order: StartOrder
  private readonly spares: SpareProcesses
  private readonly plan: FaultPlan
  private current: RoundProcess | undefined

  constructor(name: string, order: StartOrder, spares: SpareProcesses, plan: FaultPlan) {
    this.name = name
    this.order = order
    this.spares = spares
    this.plan = plan
  }

  get role(): Role {
    return this.order.role.mode
  }

  /** The process that runs now. */
  get process(): RoundProcess {
    if (!this.current) throw new Error(`${this.name} was never started`)
    return this.current
  }

  /** Starts a process on the folder; false when it died of `fault` before the node was up. */
  async start(port: number, fault?: Fault): Promise<boolean> {
    this.current = this.spares.take()
    try {
      await this.current.ask('start', { ...this.order, port, fault })
      await this.current.ask('arm', undefined)
      this.plan.learn(this.role, 'start', await this.current.ask('passed', undefined))
      return true
    } catch (error) {
      if (!(error instanceof ProcessDied)) throw error
      return false
    }
  }

  /** Takes in what the running node has done with its disk. */
  async learn(): Promise<void> {
    this.plan.learn(this.role, 'run', await this.process.ask('passed', undefined))
  }
}
