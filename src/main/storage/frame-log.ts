/**
 * An append-only log of frames: what `append` acknowledged survives a crash at any instant
 * (PROTOCOL §7). A torn tail is cut on open; damage is reported and nothing is cut unasked.
 */
import { concatBytes } from '#crypto/hash'
import { StorageError } from './errors.ts'
import type { FileHandle, FileSystem } from './file-system.ts'
import {
  frameLength,
  frameLengthAt,
  MAXIMUM_FRAME_BYTES,
  parseFrame,
  readFrames,
  writeFrame,
  type Frame,
  type FrameEnd,
} from './frame.ts'
import { GroupCommit } from './group-commit.ts'
import { checkLogHeader, LOG_HEADER_BYTES, logHeader, type LogKind } from './log-header.ts'

/** What a log is opened with. */
export interface FrameLogOptions {
  readonly fileSystem: FileSystem
  readonly path: string
  readonly kind: LogKind
  /** What the file begins with when it is new; it is never there without. */
  readonly first?: readonly Uint8Array[]
}

/** Gets each frame on open, in order; the log waits for its promise. */
export type FrameVisitor = (frame: Frame) => void | Promise<void>

interface Change {
  readonly kind: 'append' | 'rewrite'
  readonly frames: readonly Uint8Array[]
}

const REWRITE_SUFFIX = '.rewrite'
/** Most frames are smaller than this, so one read fetches them whole. */
const FIRST_READ_BYTES = 16 * 1024

/** An open log; one process at a time may hold it. */
export class FrameLog {
  /** True when the file did not exist before. */
  readonly created: boolean
  /** How the frames ended when the log was opened. */
  readonly end: FrameEnd
  private readonly options: FrameLogOptions
  private readonly changes: GroupCommit<Change, readonly number[]>
  private handle: FileHandle
  private length: number
  /** Why changes are refused: damage was found on open, or the disk failed since. */
  private refusal: StorageError | undefined
  private closed = false

  private constructor(
    options: FrameLogOptions,
    created: boolean,
    handle: FileHandle,
    end: FrameEnd,
  ) {
    this.options = options
    this.created = created
    this.handle = handle
    this.end = end
    this.length = end.offset
    this.changes = new GroupCommit((changes) => this.commit(changes))
    if (end.kind === 'damaged') this.refusal = this.damagedAt(end.offset)
  }

  /**
   * Opens or creates a log and hands its frames to `onFrame`, up to the first damage. Throws
   * `damaged` (in the header), `unknown-version`, or what the disk refuses.
   */
  static async open(options: FrameLogOptions, onFrame?: FrameVisitor): Promise<FrameLog> {
    const { handle, created } = await openOrCreate(options)
    try {
      const header = await handle.read(0, LOG_HEADER_BYTES)
      checkLogHeader(header, options.kind, options.path)
      const end = await visitFrames(handle, onFrame)
      if (end.kind === 'torn') await cut(handle, end.offset)
      return new FrameLog(options, created, handle, end)
    } catch (error) {
      await handle.close()
      throw error
    }
  }

  /** Length in bytes of header and frames. */
  get size(): number {
    return this.length
  }

  /**
   * Appends frames together; resolves with the offset of each once they are on the disk. After
   * `disk-full` the log goes on when there is room again; after a failed fsync it never does.
   */
  async append(frames: readonly Uint8Array[]): Promise<readonly number[]> {
    return this.add({ kind: 'append', frames })
  }

  /** Replaces all frames atomically, damaged ones too; resolves with their offsets. */
  async rewrite(frames: readonly Uint8Array[]): Promise<readonly number[]> {
    return this.add({ kind: 'rewrite', frames })
  }

  /** The bytes of the frame at `offset`. Throws `damaged` when there is no intact frame. */
  async read(offset: number): Promise<Uint8Array> {
    const start = await this.readSpan(offset, Math.min(FIRST_READ_BYTES, this.length - offset))
    const small = parseFrame(start)
    if (small) return small
    const rest = Math.min(frameLengthAt(start), this.length - offset)
    const bytes = rest > start.length ? parseFrame(await this.readSpan(offset, rest)) : undefined
    if (!bytes) throw this.damagedAt(offset)
    return bytes
  }

  /** `length` raw bytes from `offset`: whole frames in a row, for `parseFrame`. */
  async readSpan(offset: number, length: number): Promise<Uint8Array> {
    if (offset < LOG_HEADER_BYTES || length <= 0) throw this.damagedAt(offset)
    return this.handle.read(offset, length)
  }

  /** Gives up the damaged frame found on open and all after it; appends are taken again. */
  async cutDamage(): Promise<void> {
    if (this.refusal?.code !== 'damaged') return
    await cut(this.handle, this.length)
    this.refusal = undefined
  }

  /** Waits for changes under way and closes the file; later changes throw `closed`. */
  async close(): Promise<void> {
    this.closed = true
    await this.changes.idle()
    await this.handle.close()
  }

  private async add(change: Change): Promise<readonly number[]> {
    const { path } = this.options
    if (this.closed) throw new StorageError({ code: 'closed', path })
    for (const { length: bytes } of change.frames) {
      if (bytes === 0 || bytes > MAXIMUM_FRAME_BYTES) {
        throw new StorageError({ code: 'bad-size', path, bytes })
      }
    }
    const curable = change.kind === 'rewrite' && this.refusal?.code === 'damaged'
    if (this.refusal && !curable) throw this.refusal
    return this.changes.add(change)
  }

  private async commit(changes: readonly Change[]): Promise<readonly (readonly number[])[]> {
    const results: (readonly number[])[] = []
    for (let at = 0; at < changes.length;) {
      const next = changes.findIndex(({ kind }, index) => index >= at && kind === 'rewrite')
      const appends = changes.slice(at, next === -1 ? changes.length : next)
      results.push(...(await this.commitAppends(appends)))
      at += appends.length
      const rewrite = changes[at]
      if (rewrite) results.push(await this.commitRewrite(rewrite.frames))
      at += 1
    }
    return results
  }

  private async commitAppends(appends: readonly Change[]): Promise<readonly (readonly number[])[]> {
    if (appends.length === 0) return []
    if (this.refusal) throw this.refusal
    const frames = appends.flatMap(({ frames }) => frames)
    const offsets = layOut(frames, this.length, true)
    await this.writeDurably(offsets.bytes)
    let taken = 0
    return appends.map(({ frames }) => offsets.starts.slice(taken, (taken += frames.length)))
  }

  private async writeDurably(bytes: Uint8Array): Promise<void> {
    try {
      await this.handle.write(this.length, bytes)
    } catch (error) {
      await this.undoWrite()
      throw error
    }
    await this.orPoison(() => this.handle.sync())
    this.length += bytes.length
  }

  /** A part may have been written: what follows must not stand behind it. */
  private async undoWrite(): Promise<void> {
    await this.orPoison(() => cut(this.handle, this.length))
  }

  /** After this fails nobody knows what is on the disk, so nothing more is written there. */
  private async orPoison(action: () => Promise<void>): Promise<void> {
    try {
      await action()
    } catch (error) {
      this.refusal =
        error instanceof StorageError
          ? error
          : new StorageError(
              { code: 'io-failed', path: this.options.path, reason: 'unknown' },
              { cause: error },
            )
      throw this.refusal
    }
  }

  private async commitRewrite(frames: readonly Uint8Array[]): Promise<readonly number[]> {
    if (this.refusal && this.refusal.code !== 'damaged') throw this.refusal
    const { fileSystem, path, kind } = this.options
    const layout = layOut(frames, LOG_HEADER_BYTES, false)
    await writeNewFile(fileSystem, path + REWRITE_SUFFIX, [logHeader(kind), layout.bytes])
    await this.orPoison(async () => {
      await this.handle.close()
      await fileSystem.rename(path + REWRITE_SUFFIX, path)
      this.handle = await fileSystem.open(path)
    })
    this.length = LOG_HEADER_BYTES + layout.bytes.length
    this.refusal = undefined
    return layout.starts
  }

  private damagedAt(offset: number): StorageError {
    return new StorageError({ code: 'damaged', path: this.options.path, offset })
  }
}

async function openOrCreate({ fileSystem, path, kind, first = [] }: FrameLogOptions) {
  try {
    return { handle: await fileSystem.open(path), created: false }
  } catch (error) {
    if (!(error instanceof StorageError) || error.code !== 'not-found') throw error
  }
  const { bytes } = layOut(first, LOG_HEADER_BYTES, false)
  await fileSystem.writeFileAtomic(path, concatBytes(logHeader(kind), bytes))
  return { handle: await fileSystem.open(path), created: true }
}

async function visitFrames(handle: FileHandle, onFrame?: FrameVisitor): Promise<FrameEnd> {
  const frames = readFrames(handle, LOG_HEADER_BYTES)
  for (;;) {
    const next = await frames.next()
    if (next.done) return next.value
    await onFrame?.(next.value)
  }
}

async function cut(handle: FileHandle, length: number): Promise<void> {
  await handle.truncate(length)
  await handle.sync()
}

async function writeNewFile(
  fileSystem: FileSystem,
  path: string,
  parts: readonly Uint8Array[],
): Promise<void> {
  await fileSystem.remove(path)
  const handle = await fileSystem.create(path)
  try {
    let offset = 0
    for (const part of parts) {
      await handle.write(offset, part)
      offset += part.length
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * The frames one after another, and where each will start when the first stands at `start`.
 * `together`: they go into the file in one write, of which a power cut may keep any part.
 */
function layOut(frames: readonly Uint8Array[], start: number, together: boolean) {
  const bytes = new Uint8Array(frames.reduce((sum, frame) => sum + frameLength(frame), 0))
  const starts: number[] = []
  let at = 0
  for (const frame of frames) {
    starts.push(start + at)
    at = writeFrame(bytes, at, frame, together && at > 0)
  }
  return { bytes, starts }
}
