/** A node in a process of its own that may be frozen, killed and started again on its folder. */
import type { Client } from '#contract/bridge'
import type { BlockRow } from '#contract/views/chain'
import { NodeProcess } from '#cli/scripted/node-process'

/** What a node is started with again. */
export interface CrashNodeOptions {
  readonly mode: 'government' | 'hospital'
  readonly name: string
  readonly dataFolder: string
  readonly passphrase: string
}

/** A real node whose process comes and goes. */
export class CrashNode {
  readonly name: string
  /** Every hash this node has shown as final at a height, in any of its processes. */
  readonly shown = new Map<number, Set<string>>()
  private readonly options: CrashNodeOptions
  private process: NodeProcess
  private frozen = false

  constructor(options: CrashNodeOptions, process: NodeProcess) {
    this.name = options.name
    this.options = options
    this.process = process
  }

  /** A first process on an empty folder. */
  static async startNew(options: CrashNodeOptions): Promise<CrashNode> {
    return new CrashNode(options, await NodeProcess.start(options))
  }

  /** Calls the contract of the process that runs now. */
  get client(): Client {
    return this.process.client
  }

  /** Freezes the process where it is (SIGSTOP): connected, but silent. */
  freeze(): void {
    this.frozen = true
    this.process.signal('SIGSTOP')
  }

  /** Lets a frozen process go on. */
  thaw(): void {
    this.frozen = false
    this.process.signal('SIGCONT')
  }

  /** `kill -9`, at once, whatever the process is doing. */
  async kill(): Promise<void> {
    await this.process.kill()
    this.frozen = false
  }

  /** Resolves when the node says that a block has become final. */
  nextBlock(): Promise<void> {
    return new Promise((resolve) => {
      const stop = this.client.onEvent(({ topic }) => {
        if (topic !== 'block') return
        stop()
        resolve()
      })
    })
  }

  /** Kills the process and starts it again. */
  async crash(): Promise<void> {
    await this.kill()
    await this.start()
  }

  /** Starts a new process on the same folder and unlocks it: all that a person does. */
  async start(): Promise<void> {
    const { mode, dataFolder, passphrase } = this.options
    this.process = await NodeProcess.start({ mode, dataFolder })
    await this.client.call('app.unlock', { passphrase })
  }

  /** Every final block that this node shows, newest first. */
  async blocks(): Promise<BlockRow[]> {
    const rows: BlockRow[] = []
    for (let below: number | null = null; ;) {
      const page: BlockRow[] = await this.client.call('chain.blocks', { below, limit: 200 })
      rows.push(...page)
      if (page.length < 200) break
      below = page.at(-1)!.height
    }
    for (const { height, hash } of rows) {
      this.shown.set(height, (this.shown.get(height) ?? new Set()).add(hash))
    }
    return rows
  }

  /** True while questions are not answered. */
  get isFrozen(): boolean {
    return this.frozen
  }
}
