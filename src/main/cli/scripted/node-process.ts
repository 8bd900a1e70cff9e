/** One node as a process of its own, and a typed client to it, as a page would have one. */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface, type Interface } from 'node:readline'
import { z } from 'zod'
import type { Client } from '#contract/bridge'
import { createClient } from '#contract/client'
import type { Status } from '#contract/views/app'
import { connectBridge, type SocketBridge } from '#host/browser/socket-client'
import { HostError } from '#host/errors'
import { awaitStatus } from '#host/scripted/await-status'
import { PROJECT_ROOT } from '../project.ts'

/** What a node process is started as. */
export interface NodeProcessOptions {
  /** Absent: the node asks a person. */
  readonly mode?: 'government' | 'hospital'
  readonly dataFolder: string
}

const readySchema = z.object({ ready: z.literal(true), url: z.url(), pid: z.int() })

/** A running node process. */
export class NodeProcess {
  readonly client: Client
  readonly pid: number
  private readonly child: ChildProcess
  private readonly bridge: SocketBridge
  private readonly lines: Interface
  private readonly exited: Promise<void>

  private constructor(
    child: ChildProcess,
    lines: Interface,
    bridge: SocketBridge,
    exited: Promise<void>,
  ) {
    this.child = child
    this.lines = lines
    this.bridge = bridge
    this.exited = exited
    this.pid = child.pid ?? 0
    this.client = createClient(bridge)
  }

  /** Starts a process and connects to it. Throws HostError when it ends instead. */
  static async start(options: NodeProcessOptions): Promise<NodeProcess> {
    const child = spawn(
      process.execPath,
      [
        join(PROJECT_ROOT, 'src/main/cli/serve.ts'),
        ...(options.mode ? [`--mode=${options.mode}`] : []),
        `--data=${options.dataFolder}`,
        '--ready-json',
      ],
      { stdio: ['pipe', 'pipe', 'inherit'] },
    )
    const exited = new Promise<void>((resolve) => {
      child.once('exit', () => resolve())
    })
    const lines = createInterface({ input: child.stdout })
    const url = await nextUrl(lines, exited)
    return new NodeProcess(child, lines, await connectBridge(url), exited)
  }

  /** A link that a person can open in a browser, once. */
  async newUrl(): Promise<string> {
    const url = nextUrl(this.lines, this.exited)
    this.child.stdin?.write('\n')
    return url
  }

  /** Waits for a status that fits. Rejects after `timeout` milliseconds, naming `what`. */
  awaitStatus(what: string, fits: (status: Status) => boolean, timeout?: number): Promise<Status> {
    return awaitStatus(this.client, what, fits, timeout)
  }

  /** Ends the process as `kill -9` does. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL')
    await this.exited
    this.bridge.close()
  }

  /** Sends any signal, such as SIGSTOP and SIGCONT. */
  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal)
  }

  /** Ends the process cleanly. */
  async stop(): Promise<void> {
    this.bridge.close()
    this.child.kill('SIGTERM')
    await this.exited
  }

  /** Resolves when the process is over. */
  get ended(): Promise<void> {
    return this.exited
  }
}

async function nextUrl(lines: Interface, exited: Promise<void>): Promise<string> {
  const line = await Promise.race([
    new Promise<string>((resolve) => {
      lines.once('line', resolve)
    }),
    exited.then(() => undefined),
  ])
  if (line === undefined) {
    throw new HostError({ code: 'node-ended' }, 'A node ended before it was ready.')
  }
  return readySchema.parse(JSON.parse(line)).url
}
