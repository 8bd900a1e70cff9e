/** Open files, at most so many at a time, closed when others are needed. */
import type { FileHandle, FileSystem } from './file-system.ts'

interface Entry {
  readonly handle: Promise<FileHandle>
  users: number
}

/** Files opened on use and kept open while there is room. */
export class HandlePool {
  private readonly fileSystem: FileSystem
  private readonly limit: number
  /** In order of last use, oldest first. */
  private readonly entries = new Map<string, Entry>()
  private readonly waiting: (() => void)[] = []
  private closing = 0

  /** `limit` is how many files may be open at once. */
  constructor(fileSystem: FileSystem, limit: number) {
    this.fileSystem = fileSystem
    this.limit = limit
  }

  /** Runs `action` on the open file; it stays open at least until the action has ended. */
  async use<T>(path: string, action: (handle: FileHandle) => Promise<T>): Promise<T> {
    const entry = await this.take(path)
    try {
      return await action(await entry.handle)
    } finally {
      entry.users -= 1
      this.waiting.shift()?.()
    }
  }

  /** Closes a file that is about to be removed; it must not be in use. */
  async forget(path: string): Promise<void> {
    const entry = this.entries.get(path)
    this.entries.delete(path)
    await (await entry?.handle)?.close()
  }

  /** Closes every file; none may be in use. */
  async close(): Promise<void> {
    const entries = [...this.entries.values()]
    this.entries.clear()
    for (const { handle } of entries) await (await handle).close()
  }

  private async take(path: string): Promise<Entry> {
    for (;;) {
      const entry = this.entries.get(path)
      if (entry) return this.touch(path, entry)
      if (this.entries.size + this.closing < this.limit) return this.open(path)
      if (!(await this.closeOldestIdle())) await this.oneEnds()
    }
  }

  private open(path: string): Entry {
    const entry = { handle: this.fileSystem.open(path), users: 0 }
    // A file that could not be opened must not be remembered; `use` reports the error itself.
    entry.handle.catch(() => this.entries.delete(path))
    return this.touch(path, entry)
  }

  private touch(path: string, entry: Entry): Entry {
    entry.users += 1
    this.entries.delete(path)
    this.entries.set(path, entry)
    return entry
  }

  private async closeOldestIdle(): Promise<boolean> {
    const idle = [...this.entries].find(([, entry]) => entry.users === 0)
    if (!idle) return false
    this.entries.delete(idle[0])
    this.closing += 1
    try {
      await (await idle[1].handle).close()
    } finally {
      this.closing -= 1
      this.waiting.shift()?.()
    }
    return true
  }

  private oneEnds(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve))
  }
}
