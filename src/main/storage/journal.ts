/** A short durable list of opaque entries, such as an outbox: appended to, now and then rewritten. */
import { isStorageError, StorageError } from './errors.ts'
import type { FileSystem } from './file-system.ts'
import { FrameLog } from './frame-log.ts'

/** What a journal is opened with. */
export interface JournalOptions {
  readonly fileSystem: FileSystem
  readonly path: string
  /** Hears that the file is damaged: the error names it, and where. */
  readonly onDamage: (damage: StorageError) => void
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

  /**
   * Opens or creates a journal; a torn last entry, never acknowledged, is cut. A damaged file is
   * told of and set aside whole as `<path>.damaged`; what stands before the damage goes on.
   */
  static async open(options: JournalOptions): Promise<Journal> {
    const { fileSystem, path, onDamage } = options
    try {
      const journal = await Journal.openFile(options)
      const { end } = journal.log
      if (end.kind === 'damaged') {
        await setAside(options)
        await journal.rewrite(journal.entries)
        onDamage(new StorageError({ code: 'damaged', path, offset: end.offset }))
      }
      return journal
    } catch (error) {
      if (!isStorageError(error, 'damaged')) throw error
      await setAside(options)
      await fileSystem.remove(path)
      onDamage(error)
      return Journal.openFile(options)
    }
  }

  private static async openFile({ fileSystem, path }: JournalOptions): Promise<Journal> {
    const entries: Uint8Array[] = []
    const log = await FrameLog.open({ fileSystem, path, kind: 'mc-journ' }, ({ bytes }) => {
      entries.push(new Uint8Array(bytes))
    })
    return new Journal(log, entries)
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

/** Keeps the bytes as they are for whoever may save more of them. */
async function setAside({ fileSystem, path }: JournalOptions): Promise<void> {
  const bytes = await fileSystem.readFile(path)
  if (bytes) await fileSystem.writeFileAtomic(`${path}.damaged`, bytes)
}
