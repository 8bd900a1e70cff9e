/** Time as the network layer sees it, handed in so that a simulator can own it. */

/** A monotonic-enough clock and its timers. */
export interface Clock {
  /** Milliseconds since some fixed moment. */
  now(): number
  /** Runs `task` once after `milliseconds`; the returned function cancels it. */
  after(milliseconds: number, task: () => void): () => void
}

/** The clock of the machine. */
export const systemClock: Clock = {
  now: () => performance.now(),
  after(milliseconds, task) {
    const timer = setTimeout(task, milliseconds)
    return () => clearTimeout(timer)
  },
}

/** What `promise` gives, or a rejection with `late()` once `milliseconds` have passed. */
export function within<T>(
  clock: Clock,
  milliseconds: number,
  promise: Promise<T>,
  late: () => Error,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(milliseconds, () => reject(late()))
    promise.then(resolve, reject).finally(cancel)
  })
}
