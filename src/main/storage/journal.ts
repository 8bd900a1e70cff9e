/** A short durable list of opaque entries, such as an outbox: appended to, now and then rewritten. */
import type { FileSystem } from './file-system.ts'
import { FrameLog } from './frame-log.ts'

/** What a journal is opened with. */
export interface JournalOptions {
  readonly fileSystem: FileSystem
  readonly path: string
}

/** The open journal. */
export class Journal {
  /** The entries found on open, in order, up to the first damaged one. */
  readonly entries: readonly Uint8Array[]
  private readonly log: FrameLog

  private constructor(log: FrameLog, entries: readonly Uint8Array[]) {
    this.log = log
    this.entries = entries
  }

  /** Opens or creates a journal; a torn last entry, never acknowledged, is cut. */
  static async open({ fileSystem, path }: JournalOptions): Promise<Journal> {
    const entries: Uint8Array[] = []
    const log = await FrameLog.open({ fileSystem, path, kind: 'mc-journ' }, ({ bytes }) => {
      entries.push(new Uint8Array(bytes))
    })
    return new Journal(log, entries)
  }

  /** Place of the first damaged entry, or undefined; `append` then throws until `rewrite`. */
  get damagedEntry(): number | undefined {
    return this.log.end.kind === 'damaged' ? this.log.end.index : undefined
  }

  /** Length of the file in bytes, to decide when to rewrite. */
  get size(): number {
    return this.log.size
  }

  /** Appends entries together; on the disk when it resolves. Throws `bad-size` for an empty one. */
  async append(...entries: readonly Uint8Array[]): Promise<void> {
    await this.log.append(entries)
  }

  /** Replaces all entries atomically; on the disk when it resolves. */
  async rewrite(entries: readonly Uint8Array[]): Promise<void> {
    await this.log.rewrite(entries)
  }

  /** Waits for what is under way and closes the file. */
  close(): Promise<void> {
    return this.log.close()
  }
}
