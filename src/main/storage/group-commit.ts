/**
 * Group commit: what is handed in while one commit runs goes into the next one together, so that
 * many writers share one fsync and nobody waits for more than two.
 */

interface Waiting<Item, Result> {
  readonly item: Item
  readonly resolve: (result: Result) => void
  readonly reject: (error: unknown) => void
}

/** A queue of items in front of a `commit` that never runs twice at a time. */
export class GroupCommit<Item, Result> {
  private readonly commit: (items: readonly Item[]) => Promise<readonly Result[]>
  private waiting: Waiting<Item, Result>[] = []
  private running: Promise<void> | undefined

  /** `commit` gets items in order of arrival and returns one result for each, or throws for all. */
  constructor(commit: (items: readonly Item[]) => Promise<readonly Result[]>) {
    this.commit = commit
  }

  /** Resolves with the item's result once the commit that holds it has ended. */
  add(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject })
      this.running ??= this.run()
    })
  }

  /** Resolves when nothing waits and nothing runs. */
  async idle(): Promise<void> {
    while (this.running) await this.running
  }

  private async run(): Promise<void> {
    // One turn of the microtask queue, so that callers of the same turn share the first commit.
    await Promise.resolve()
    while (this.waiting.length > 0) {
      const batch = this.waiting
      this.waiting = []
      await this.commitBatch(batch)
    }
    this.running = undefined
  }

  private async commitBatch(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.commit(batch.map(({ item }) => item))
      batch.forEach(({ resolve }, index) => resolve(results[index]!))
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }
}
