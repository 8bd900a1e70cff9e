/**
 * Sealed payloads by digest (PROTOCOL §7): appended to segment files, found through an index,
 * erased one by one. In a segment each stands behind a head of its own (digest, length, CRC),
 * from which a lost or damaged index is made anew.
 */
import { equalBytes, toHex } from '#crypto/bytes'
import { sha256 } from '#crypto/hash'
import { join } from 'node:path'
import { isStorageError, StorageError } from './errors.ts'
import type { FileSystem } from './file-system.ts'
import type { FrameLog } from './frame-log.ts'
import { GroupCommit } from './group-commit.ts'
import { HandlePool } from './handle-pool.ts'
import { openPayloadIndex, type OpenPayloadIndex } from './payload-index-file.ts'
import { encodeNotes, type PayloadIndex, type PayloadNote } from './payload-index.ts'
import {
  findSegments,
  scanSegment,
  segmentName,
  SEGMENT_HEAD_BYTES,
  writeSegmentEntry,
} from './payload-segment.ts'

/** A sealed payload and its SHA-256 digest. */
export interface Payload {
  readonly digest: Uint8Array
  readonly bytes: Uint8Array
}

/** What a payload store is opened with. */
export interface PayloadStoreOptions {
  readonly fileSystem: FileSystem
  /** The folder of its files, made when missing. */
  readonly folder: string
  /** A segment that has grown to this many bytes is followed by a new one; below 4 GiB. */
  readonly segmentBytes?: number
}

const SEGMENT_BYTES = 64 * 1024 * 1024
const OPEN_FILES = 16
/** Bytes that compaction moves before others get their turn. */
const MOVED_AT_ONCE = 1024 * 1024

/** The open payload store. */
export class PayloadStore {
  /** True when the index was missing or damaged and was made anew from the segments. */
  readonly rebuilt: boolean
  private readonly fileSystem: FileSystem
  private readonly folder: string
  private readonly segmentBytes: number
  private readonly files: HandlePool
  private readonly log: FrameLog
  private readonly index: PayloadIndex
  private readonly puts: GroupCommit<readonly Payload[], void>
  /** Erasing and moving take turns with putting: each changes where things lie. */
  private turn: Promise<unknown> = Promise.resolve()
  private failure: unknown

  private constructor(options: PayloadStoreOptions, files: HandlePool, opened: OpenPayloadIndex) {
    this.fileSystem = options.fileSystem
    this.folder = options.folder
    this.segmentBytes = options.segmentBytes ?? SEGMENT_BYTES
    this.files = files
    this.log = opened.log
    this.index = opened.index
    this.rebuilt = opened.rebuilt
    this.puts = new GroupCommit((batches) => this.inTurn(() => this.commit(batches)))
  }

  /** Opens or creates the store, and ends erasures that a crash interrupted. */
  static async open(options: PayloadStoreOptions): Promise<PayloadStore> {
    const { fileSystem, folder } = options
    await fileSystem.makeDirectory(folder)
    const files = new HandlePool(fileSystem, OPEN_FILES)
    const store = new PayloadStore(options, files, await openPayloadIndex(options))
    try {
      await store.forgetRemovedSegments()
      await store.prepareSegment()
      for (const note of store.index.unfinished.values()) await store.finishErasing(note)
    } catch (error) {
      await store.close()
      throw error
    }
    return store
  }

  /** How many payloads are here. */
  get size(): number {
    return this.index.places.size
  }

  /** True when a payload with this digest is here. */
  has(digest: Uint8Array): boolean {
    return this.index.places.get(digest) !== undefined
  }

  /**
   * Stores payloads; all are on the disk when it resolves. Those that are here already are left
   * alone. Throws `wrong-digest`, or what the disk refuses.
   */
  async putAll(payloads: readonly Payload[]): Promise<void> {
    for (const { digest, bytes } of payloads) {
      if (!equalBytes(sha256(bytes), digest)) {
        throw new StorageError({ code: 'wrong-digest', digest: toHex(digest) })
      }
    }
    await this.puts.add(payloads)
  }

  /** The payload's bytes, checked, or undefined when it is not here. Throws `payload-damaged`. */
  async get(digest: Uint8Array): Promise<Uint8Array | undefined> {
    const place = this.index.places.get(digest)
    if (!place) return undefined
    const bytes = await orWhenMissing(() =>
      this.files.use(this.pathOf(place.segment), (file) => file.read(place.offset, place.length)),
    )
    if (bytes && equalBytes(sha256(bytes), digest)) return bytes
    // It may have been erased while it was read.
    if (!this.has(digest)) return undefined
    throw new StorageError({ code: 'payload-damaged', digest: toHex(digest) })
  }

  /**
   * Overwrites the payload with zeros; when it resolves no byte is left in any file. Once it has
   * begun it is completed at the next start, whatever happens. False when it is not here.
   */
  erase(digest: Uint8Array): Promise<boolean> {
    return this.inTurn(() => this.eraseNow(digest))
  }

  /**
   * Gives back the space of what was erased: segments of which less than half is left are moved
   * to the newest and removed, in pieces between which others get their turn. For times at which
   * there is little else to do. Resolves with how many were removed.
   */
  async compact(): Promise<number> {
    const sparse = [...this.index.segmentUses()].filter(
      ([segment, { put, live }]) => segment < this.index.segment && live < put / 2,
    )
    let removed = 0
    for (const [segment] of sparse) if (await this.compactSegment(segment)) removed += 1
    return removed
  }

  private async eraseNow(digest: Uint8Array): Promise<boolean> {
    const place = this.index.places.get(digest)
    if (!place) return false
    const note = { kind: 'erasing', digest, place } as const
    await this.log.append([encodeNotes([note])])
    this.index.add(note)
    await this.finishErasing(note)
    return true
  }

  /** Waits for what is under way and closes all files. */
  async close(): Promise<void> {
    await this.puts.idle()
    await this.turn
    await this.log.close()
    await this.files.close()
  }

  private async commit(batches: readonly (readonly Payload[])[]): Promise<readonly void[]> {
    const fresh = this.withoutKnown(batches.flat())
    if (fresh.length > 0) await this.write(fresh)
    return batches.map(() => undefined)
  }

  private async write(payloads: readonly Payload[]): Promise<void> {
    if (this.index.segmentLength >= this.segmentBytes) await this.startSegment()
    const { bytes, notes } = this.layOut(payloads)
    await this.writeDurably(bytes)
    await this.log.append([encodeNotes(notes)])
    for (const note of notes) this.index.add(note)
  }

  private async compactSegment(segment: number): Promise<boolean> {
    const path = this.pathOf(segment)
    await orWhenMissing(() =>
      this.files.use(path, async (file) => {
        let piece: PayloadNote[] = []
        let bytes = 0
        for await (const note of scanSegment(file, segment)) {
          // What is erased needs no place; what is damaged keeps it.
          if (note.kind !== 'put') continue
          piece.push(note)
          bytes += note.place.length
          if (bytes < MOVED_AT_ONCE) continue
          await this.move(piece)
          piece = []
          bytes = 0
        }
        await this.move(piece)
      }),
    )
    return this.inTurn(() => this.removeSegment(segment))
  }

  /** Puts again, at the end, what is still found where the notes say. */
  private move(notes: readonly PayloadNote[]): Promise<void> {
    return this.inTurn(async () => {
      const payloads: Payload[] = []
      for (const note of notes.filter((one) => this.index.isAt(one))) {
        const bytes = await this.get(note.digest)
        if (bytes) payloads.push({ digest: note.digest, bytes })
      }
      if (payloads.length > 0) await this.write(payloads)
    })
  }

  /** What is damaged was not moved, and is kept for whoever may save it. */
  private async removeSegment(segment: number): Promise<boolean> {
    if (this.index.segmentUses().get(segment)?.live !== 0) return false
    this.index.dropSegment(segment)
    await this.files.forget(this.pathOf(segment))
    await this.fileSystem.remove(this.pathOf(segment))
    return true
  }

  private inTurn<T>(action: () => Promise<T>): Promise<T> {
    const result = this.turn.then(action)
    // Its caller hears of a failure; the next in turn only waits for the end.
    this.turn = result.catch(() => undefined)
    return result
  }

  private withoutKnown(payloads: readonly Payload[]): Payload[] {
    const byDigest = new Map(payloads.map((payload) => [toHex(payload.digest), payload]))
    return [...byDigest.values()].filter(({ digest }) => !this.has(digest))
  }

  private layOut(payloads: readonly Payload[]) {
    const { segment, segmentLength } = this.index
    const length = payloads.reduce((sum, { bytes }) => sum + SEGMENT_HEAD_BYTES + bytes.length, 0)
    const bytes = new Uint8Array(length)
    const notes: PayloadNote[] = []
    let at = 0
    for (const { digest, bytes: payload } of payloads) {
      const offset = segmentLength + at + SEGMENT_HEAD_BYTES
      notes.push({ kind: 'put', digest, place: { segment, offset, length: payload.length } })
      at = writeSegmentEntry(bytes, at, digest, payload)
    }
    return { bytes, notes }
  }

  private async writeDurably(bytes: Uint8Array): Promise<void> {
    const { segment, segmentLength } = this.index
    if (this.failure) throw this.failure
    await this.files.use(this.pathOf(segment), async (file) => {
      try {
        await file.write(segmentLength, bytes)
      } catch (error) {
        await this.orFail(async () => {
          await file.truncate(segmentLength)
          await file.sync()
        })
        throw error
      }
      await this.orFail(() => file.sync())
    })
  }

  /** After this fails nobody knows what is on the disk, so nothing more is written there. */
  private async orFail(action: () => Promise<void>): Promise<void> {
    try {
      await action()
    } catch (error) {
      this.failure = error
      throw error
    }
  }

  private async finishErasing(note: PayloadNote): Promise<void> {
    const { segment, offset, length } = note.place
    await orWhenMissing(() =>
      this.files.use(this.pathOf(segment), async (file) => {
        await file.write(offset, new Uint8Array(length))
        await this.orFail(() => file.sync())
      }),
    )
    const erased = { ...note, kind: 'erased' } as const
    await this.log.append([encodeNotes([erased])])
    this.index.add(erased)
  }

  private async forgetRemovedSegments(): Promise<void> {
    const present = new Set(await findSegments(this.fileSystem, this.folder))
    for (const segment of this.index.segmentUses().keys()) {
      if (!present.has(segment)) this.index.dropSegment(segment)
    }
  }

  /** Cuts what a crash left behind the newest segment, or starts a segment where that is short. */
  private async prepareSegment(): Promise<void> {
    const { segment, segmentLength } = this.index
    const size = await orWhenMissing(() =>
      this.files.use(this.pathOf(segment), (file) => file.size()),
    )
    if (size === undefined && segmentLength === 0) return this.createSegment()
    if (size === undefined || size < segmentLength) return this.startSegment()
    if (size === segmentLength) return
    await this.files.use(this.pathOf(segment), async (file) => {
      await file.truncate(segmentLength)
      await file.sync()
    })
  }

  private async startSegment(): Promise<void> {
    this.index.segment += 1
    this.index.segmentLength = 0
    await this.createSegment()
  }

  private async createSegment(): Promise<void> {
    const path = this.pathOf(this.index.segment)
    // A segment that the index knows nothing of was never acknowledged.
    await this.fileSystem.remove(path)
    await (await this.fileSystem.create(path)).close()
  }

  private pathOf(segment: number): string {
    return join(this.folder, segmentName(segment))
  }
}

async function orWhenMissing<T>(action: () => Promise<T>): Promise<T | undefined> {
  try {
    return await action()
  } catch (error) {
    if (isStorageError(error, 'not-found')) return undefined
    throw error
  }
}
