/** The processes of the rounds, seen from outside. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Answer, Questions } from './protocol.ts'

/** A question was put to a process that has died. */
export class ProcessDied extends Error {
  override readonly name = 'ProcessDied'
}

const COMPILED = join(tmpdir(), 'medichain-crash-compiled')

interface Waiting {
  readonly resolve: (output: unknown) => void
  readonly reject: (error: Error) => void
}

/** A process that is a node, or ready to become one. */
export class RoundProcess {
  /** Resolves when the process is gone, however. */
  readonly died: Promise<void>
  private readonly child: ChildProcess
  private readonly waiting = new Map<number, Waiting>()
  private questions = 0
  private gone = false

  constructor() {
    this.child = fork(join(import.meta.dirname, 'round-node.ts'), [], {
      serialization: 'advanced',
      env: { ...process.env, NODE_COMPILE_CACHE: COMPILED },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    this.child.on('message', (answer) => this.take(answer as unknown as Answer))
    this.died = once(this.child, 'exit').then(() => {
      this.gone = true
      for (const { reject } of this.waiting.values()) reject(new ProcessDied())
      this.waiting.clear()
    })
  }

  /** True when it runs no more. */
  get isDead(): boolean {
    return this.gone
  }

  /** Asks; rejects with ProcessDied when the process dies meanwhile. */
  ask<Name extends keyof Questions>(
    name: Name,
    input: Questions[Name]['input'],
  ): Promise<Questions[Name]['output']> {
    if (this.gone) return Promise.reject(new ProcessDied())
    const id = this.questions++
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve: (output) => resolve(output as never), reject })
      this.child.send({ id, name, input }, (error) => {
        // It is dying: `died` settles the question.
        if (error && !this.gone) this.child.kill('SIGKILL')
      })
    })
  }

  /** `kill -9`. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL')
    await this.died
  }

  private take({ id, output, error }: Answer): void {
    const waiting = this.waiting.get(id)
    this.waiting.delete(id)
    if (error === undefined) waiting?.resolve(output)
    else waiting?.reject(new Error(error))
  }
}
