/**
 * The chain on disk: one opaque entry (block and certificate) a height, from height 1. It is the
 * truth that everything else is rebuilt from (PROTOCOL §7). In memory: one offset an entry.
 */
import { StorageError } from './errors.ts'
import type { FileSystem } from './file-system.ts'
import { frameLengthAt, parseFrame } from './frame.ts'
import { FrameLog } from './frame-log.ts'
import { GroupCommit } from './group-commit.ts'
import { OffsetIndex } from './offset-index.ts'

/** One entry of the chain; `bytes` shares a larger buffer: copy what is kept for long. */
export interface ChainEntry {
  readonly height: number
  readonly bytes: Uint8Array
}

/** Gets entries in order of height; the log waits for its promise. */
export type EntryVisitor = (entry: ChainEntry) => void | Promise<void>

/** What a chain log is opened with. */
export interface ChainLogOptions {
  readonly fileSystem: FileSystem
  readonly path: string
  /** Gets every intact entry while the log is opened. */
  readonly onEntry?: EntryVisitor
}

const REPLAY_BYTES = 1024 * 1024

/** The open chain log. */
export class ChainLog {
  /**
   * The first height that was found damaged on open, or undefined. Heights below can be read;
   * nothing can be appended before `cutDamage`, after which they are fetched from the network.
   */
  readonly damagedHeight: number | undefined
  private readonly log: FrameLog
  private readonly path: string
  private readonly offsets: OffsetIndex
  private readonly appends: GroupCommit<ChainEntry, void>
  private accepted: number

  private constructor(log: FrameLog, path: string, offsets: OffsetIndex) {
    this.log = log
    this.path = path
    this.offsets = offsets
    this.accepted = offsets.length
    this.damagedHeight = log.end.kind === 'damaged' ? log.end.index + 1 : undefined
    this.appends = new GroupCommit((entries) => this.commit(entries))
  }

  /** Opens or creates the log; a torn last entry is cut. Throws what FrameLog.open throws. */
  static async open({ fileSystem, path, onEntry }: ChainLogOptions): Promise<ChainLog> {
    const offsets = new OffsetIndex()
    const log = await FrameLog.open({ fileSystem, path, kind: 'mc-chain' }, (frame) => {
      offsets.push(frame.offset)
      return onEntry?.({ height: frame.index + 1, bytes: frame.bytes })
    })
    return new ChainLog(log, path, offsets)
  }

  /** The newest height on the disk, 0 for an empty chain. */
  get height(): number {
    return this.offsets.length
  }

  /** Length of the log in bytes. */
  get size(): number {
    return this.log.size
  }

  /** Appends the entry of the next height; durable when resolved. Throws `wrong-height`. */
  async append(height: number, bytes: Uint8Array): Promise<void> {
    this.requireNext(height, this.accepted)
    this.accepted = height
    await this.appends.add({ height, bytes })
  }

  /** The entry at `height`. Throws `no-such-height` or `damaged`. */
  async read(height: number): Promise<Uint8Array> {
    return this.log.read(this.offsetOf(height))
  }

  /**
   * Entries from height `from` on, of together at most `maximumBytes` on disk, but at least one
   * where there is one: for sync in bounded pieces. Throws `damaged`.
   */
  async readRange(from: number, maximumBytes: number): Promise<ChainEntry[]> {
    if (from > this.height) return []
    const start = this.offsetOf(from)
    const next = Math.max(this.placeAfter(start + maximumBytes, from), from)
    const end = next < this.height ? this.offsets.at(next) : this.log.size
    return this.parseSpan(from, await this.log.readSpan(start, end - start))
  }

  /** Hands entries from height `from` to the newest to `onEntry`. Throws `damaged`. */
  async replay(from: number, onEntry: EntryVisitor): Promise<void> {
    for (let height = from; height <= this.height;) {
      const entries = await this.readRange(height, REPLAY_BYTES)
      for (const entry of entries) await onEntry(entry)
      height += entries.length
    }
  }

  /** Gives up the damaged entry and all above it, so that they can be fetched and appended. */
  cutDamage(): Promise<void> {
    return this.log.cutDamage()
  }

  /** Waits for appends under way and closes the file. */
  async close(): Promise<void> {
    await this.appends.idle()
    await this.log.close()
  }

  private async commit(entries: readonly ChainEntry[]): Promise<readonly void[]> {
    try {
      // An earlier append that failed leaves a gap that nothing may be written behind.
      this.requireNext(entries[0]!.height, this.height)
      const offsets = await this.log.append(entries.map(({ bytes }) => bytes))
      for (const offset of offsets) this.offsets.push(offset)
    } catch (error) {
      this.accepted = this.height
      throw error
    }
    return entries.map(() => undefined)
  }

  private requireNext(height: number, after: number): void {
    if (height === after + 1) return
    throw new StorageError({ code: 'wrong-height', expected: after + 1, actual: height })
  }

  private offsetOf(height: number): number {
    if (Number.isInteger(height) && height >= 1 && height <= this.height) {
      return this.offsets.at(height - 1)
    }
    throw new StorageError({ code: 'no-such-height', height })
  }

  /** Place of the first entry that does not end within `limit`, looking from place `from` on. */
  private placeAfter(limit: number, from: number): number {
    if (this.log.size <= limit) return this.height
    return this.offsets.firstAbove(limit, from) - 1
  }

  private parseSpan(from: number, span: Uint8Array): ChainEntry[] {
    const entries: ChainEntry[] = []
    for (let at = 0; at < span.length;) {
      const bytes = parseFrame(span.subarray(at))
      if (!bytes) throw this.damagedAt(from + entries.length)
      entries.push({ height: from + entries.length, bytes })
      at += frameLengthAt(span.subarray(at))
    }
    return entries
  }

  private damagedAt(height: number): StorageError {
    const offset = this.offsets.at(height - 1)
    return new StorageError({ code: 'damaged', path: this.path, offset })
  }
}
