/** Many changes, one telling: what is told again and again is told once in a while. */
import type { Clock } from './environment.ts'

/** Runs `task` once, `milliseconds` after the first of many calls. */
export interface Coalesced {
  /** Asks for the task to run soon. */
  soon(): void
  /** Gives up what was asked for. */
  stop(): void
}

/** A task that is run at most once in `milliseconds`, however often it is asked for. */
export function coalesce(clock: Clock, milliseconds: number, task: () => void): Coalesced {
  let cancel: (() => void) | undefined
  return {
    soon() {
      cancel ??= clock.after(milliseconds, () => {
        cancel = undefined
        task()
      })
    },
    stop() {
      cancel?.()
    },
  }
}
