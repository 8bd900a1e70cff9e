/** Calls that wait for their answers. */
import type { Clock } from '#network/clock'
import { NetworkError } from '#network/errors'

interface Pending {
  readonly settle: (outcome: Uint8Array | NetworkError) => void
}

const NUMBERS = 2 ** 32

/** The calling side of one session. */
export class PendingCalls {
  readonly #pending = new Map<number, Pending>()
  readonly #clock: Clock
  #last = 0

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** A number for the next call, free of any that still waits. */
  nextNumber(): number {
    do this.#last = (this.#last + 1) % NUMBERS
    while (this.#pending.has(this.#last))
    return this.#last
  }

  /** The answer to call `number`. Rejects with its fault, `timeout`, `aborted` or the end. */
  wait(number: number, milliseconds: number, signal?: AbortSignal): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      const settle = (outcome: Uint8Array | NetworkError): void => {
        this.#pending.delete(number)
        cancel()
        signal?.removeEventListener('abort', onAbort)
        if (outcome instanceof NetworkError) reject(outcome)
        else resolve(outcome)
      }
      const onAbort = (): void => settle(new NetworkError({ code: 'aborted' }))
      const onLate = (): void => settle(new NetworkError({ code: 'timeout', milliseconds }))
      const cancel = this.#clock.after(milliseconds, onLate)
      this.#pending.set(number, { settle })
      signal?.addEventListener('abort', onAbort)
      if (signal?.aborted) onAbort()
    })
  }

  /** Settles one call; an answer that came too late for its call is dropped. */
  settle(number: number, outcome: Uint8Array | NetworkError): void {
    this.#pending.get(number)?.settle(outcome)
  }

  /** Rejects all that wait. */
  stop(error: NetworkError): void {
    for (const { settle } of this.#pending.values()) settle(error)
  }
}
