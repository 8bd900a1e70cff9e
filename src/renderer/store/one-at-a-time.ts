/** Asking the same thing again while the answer is on its way: one running, at most one to follow. */

/** A task; `wanted` says whether anybody still waits for its answer. */
export type Task = (wanted: () => boolean) => Promise<void>

/** Runs tasks that answer the same question. */
export interface OneAtATime {
  /** Runs `task` now, or after the one under way, in place of any that waits. */
  run(task: Task): void
  /** Nobody waits any more: forgets the task that waits, and starts none until `start`. */
  stop(): void
  start(): void
}

/** A place for one task; tasks handle their own errors. */
export function createOneAtATime(): OneAtATime {
  let running = false
  let stopped = false
  let next: Task | undefined

  async function work(task: Task): Promise<void> {
    running = true
    await task(() => !stopped).finally(() => {
      running = false
    })
    const waiting = next
    next = undefined
    if (waiting) await work(waiting)
  }

  return {
    run(task) {
      if (stopped) return
      if (running) next = task
      else void work(task)
    },
    stop() {
      stopped = true
      next = undefined
    },
    start() {
      stopped = false
    },
  }
}
