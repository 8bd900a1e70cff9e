/** Runs asynchronous tasks one after another, in the order they were given. */
export class SerialQueue {
  private last: Promise<unknown> = Promise.resolve()

  /** Runs `task` after all earlier ones; its failure is its caller's and stops nobody else. */
  run<T>(task: () => Promise<T>): Promise<T> {
    const result = this.last.then(task)
    this.last = result.catch(() => undefined)
    return result
  }

  /** Resolves when everything given so far has run. */
  async idle(): Promise<void> {
    await this.last
  }
}
