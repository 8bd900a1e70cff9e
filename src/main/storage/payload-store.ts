/**
 * Sealed payloads by digest (PROTOCOL §7): appended to segment files, found through an index,
 * erased one by one. In a segment each stands behind a head of its own (digest, length, CRC),
 * from which a lost or damaged index is made anew.
 */
import { equalBytes, toHex } from '#crypto/bytes'
import { sha256 } from '#crypto/hash'
import { join } from 'node:path'
import type { PayloadPlace } from './digest-table.ts'
import { StorageError } from './errors.ts'
import type { FileSystem } from './file-system.ts'
import { FrameLog } from './frame-log.ts'
import { GroupCommit } from './group-commit.ts'
import { HandlePool } from './handle-pool.ts'
import { encodeNotes, PayloadIndex, type PayloadNote } from './payload-index.ts'
import {
  findSegments,
  scanSegment,
  segmentName,
  SEGMENT_HEAD_BYTES,
  writeSegmentHead,
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
const INDEX_NAME = 'index.log'
/** Notes of a rebuilt index that go into one frame. */
const NOTES_A_FRAME = 4096

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
  private failure: unknown

  private constructor(
    options: PayloadStoreOptions,
    files: HandlePool,
    opened: { log: FrameLog; index: PayloadIndex; rebuilt: boolean },
  ) {
    this.fileSystem = options.fileSystem
    this.folder = options.folder
    this.segmentBytes = options.segmentBytes ?? SEGMENT_BYTES
    this.files = files
    this.log = opened.log
    this.index = opened.index
    this.rebuilt = opened.rebuilt
    this.puts = new GroupCommit((batches) => this.commit(batches.flat()))
  }

  /** Opens or creates the store, and ends erasures that a crash interrupted. */
  static async open(options: PayloadStoreOptions): Promise<PayloadStore> {
    const { fileSystem, folder } = options
    await fileSystem.makeDirectory(folder)
    const files = new HandlePool(fileSystem, OPEN_FILES)
    const store = new PayloadStore(options, files, await openIndex(fileSystem, folder, files))
    await store.prepareSegment()
    for (const note of store.index.unfinished.values()) await store.finishErasing(note)
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
    const bytes = await this.files.use(this.pathOf(place.segment), (file) =>
      file.read(place.offset, place.length),
    )
    if (equalBytes(sha256(bytes), digest)) return bytes
    // It may have been erased while it was read.
    if (!this.has(digest)) return undefined
    throw new StorageError({ code: 'payload-damaged', digest: toHex(digest) })
  }

  /**
   * Overwrites the payload with zeros; when it resolves no byte is left in any file. Once it has
   * begun it is completed at the next start, whatever happens. False when it is not here.
   */
  async erase(digest: Uint8Array): Promise<boolean> {
    const place = this.index.places.get(digest)
    if (!place) return false
    const note = { kind: 'erasing', digest, place } as const
    await this.log.append([encodeNotes([note])])
    this.index.add(note)
    await this.finishErasing(note)
    return true
  }

  /**
   * Drops a damaged payload, so that a fresh copy from the network can be put in its place.
   * False when it is not here.
   */
  async dropDamaged(digest: Uint8Array): Promise<boolean> {
    return this.erase(digest)
  }

  /** Waits for what is under way and closes all files. */
  async close(): Promise<void> {
    await this.puts.idle()
    await this.log.close()
    await this.files.close()
  }

  private async commit(payloads: readonly Payload[]): Promise<readonly void[]> {
    throw new Error(String(payloads.length))
  }

  private pathOf(segment: number): string {
    return join(this.folder, segmentName(segment))
  }
}
