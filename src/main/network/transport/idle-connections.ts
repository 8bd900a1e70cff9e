/** Connections that carry no session are cut after a while, whoever opened them. */
import type { Connection } from '@libp2p/interface'
import type { Clock } from '../clock.ts'

/** Watches connections from their opening until they carry a session or close. */
export class IdleConnections {
  readonly #clock: Clock
  readonly #milliseconds: number
  readonly #cancels = new Map<string, () => void>()

  constructor(clock: Clock, milliseconds: number) {
    this.#clock = clock
    this.#milliseconds = milliseconds
  }

  opened(connection: Connection): void {
    const cut = (): void => {
      this.#cancels.delete(connection.id)
      connection.abort(new Error('no session within the time allowed'))
    }
    this.#cancels.set(connection.id, this.#clock.after(this.#milliseconds, cut))
  }

  /** The connection carries a session now, or is closed. */
  release(connection: Connection): void {
    this.#cancels.get(connection.id)?.()
    this.#cancels.delete(connection.id)
  }

  /** True while the connection carries no session. */
  isIdle(connection: Connection): boolean {
    return this.#cancels.has(connection.id)
  }

  stop(): void {
    for (const cancel of this.#cancels.values()) cancel()
    this.#cancels.clear()
  }
}
