/**
 * Votes of this node (PROTOCOL §6, §7): a vote is locked on the disk, with the block it is for,
 * before it is sent, and is never contradicted afterwards. Votes are in no backup.
 */
import { equalBytes } from '#crypto/bytes'
import { isStorageError, StorageError } from './errors.ts'
import type { FileSystem } from './file-system.ts'
import { frameLength } from './frame.ts'
import { FrameLog } from './frame-log.ts'
import { decodeVoteNote, encodeVoteNote, type VoteLock, type VoteNote } from './vote-note.ts'

/** What a vote store is opened with. */
export interface VoteStoreOptions {
  readonly fileSystem: FileSystem
  readonly path: string
  /** A lock that would grow the file beyond this many bytes drops the older ones first. */
  readonly rewriteAbove?: number
  /** This node has voted before: a file that is missing has forgotten something. */
  readonly mayHaveVoted?: boolean
}

const REWRITE_ABOVE = 32 * 1024 * 1024

/** Everything that the file says. */
interface Standing {
  newest: VoteLock | undefined
  /** No vote at or below this height, but for the newest lock itself. */
  bound: number
  doubtful: boolean
}

/** The open vote store. */
export class VoteStore {
  private readonly options: VoteStoreOptions
  private readonly log: FrameLog
  private readonly standing: Standing
  /** A lock whose write failed: it may be on the disk, so nothing else may take its height. */
  private attempted: VoteLock | undefined
  private turn: Promise<unknown> = Promise.resolve()

  private constructor(options: VoteStoreOptions, log: FrameLog, standing: Standing) {
    this.options = options
    this.log = log
    this.standing = standing
  }

  /**
   * Opens or creates the store. A torn last frame was never sent and is cut; any other damage,
   * and a missing file of a node that may have voted, makes the store doubtful until `settle`,
   * also after further starts. A file that is no vote file is set aside as `<path>.damaged`.
   */
  static async open(options: VoteStoreOptions): Promise<VoteStore> {
    try {
      return await VoteStore.openFile(options, options.mayHaveVoted === true)
    } catch (error) {
      if (!isStorageError(error, 'damaged')) throw error
      const { fileSystem, path } = options
      await fileSystem.rename(path, `${path}.damaged`)
      return VoteStore.openFile(options, true)
    }
  }

  private static async openFile(
    options: VoteStoreOptions,
    doubtIfNew: boolean,
  ): Promise<VoteStore> {
    const { fileSystem, path } = options
    const standing: Standing = { newest: undefined, bound: 0, doubtful: false }
    const first = doubtIfNew ? [encodeVoteNote({ kind: 'doubt' })] : []
    const log = await FrameLog.open({ fileSystem, path, kind: 'mc-votes', first }, ({ bytes }) => {
      addNote(standing, decodeVoteNote(bytes) ?? { kind: 'doubt' })
    })
    if (log.end.kind === 'damaged') standing.doubtful = true
    return new VoteStore(options, log, standing)
  }

  /** The newest lock, or undefined. */
  get newest(): VoteLock | undefined {
    return this.standing.newest
  }

  /** The height at or below which nothing new is voted for. */
  get bound(): number {
    return this.standing.bound
  }

  /** True when a vote may have been sent that the file does not hold: `rejoin`, then `settle`. */
  get doubtful(): boolean {
    return this.standing.doubtful
  }

  /**
   * Locks a vote; only when this resolves may it be sent. Resolves with the lock that stands:
   * the same vote again is no new one. Throws `vote-contradicts` for anything else at or below
   * `bound`, and `votes-in-doubt`.
   */
  lock(lock: VoteLock): Promise<VoteLock> {
    return this.inTurn(() => this.lockNow(lock))
  }

  /**
   * Promises silence up to and including a height, and ends the doubt: for the height at which
   * this node's `rejoin` is final. Durable when resolved.
   */
  settle(through: number): Promise<void> {
    return this.inTurn(async () => {
      const silence: VoteNote = { kind: 'silence', through }
      await this.log.rewrite([...this.newestFrames(), encodeVoteNote(silence)])
      addNote(this.standing, silence)
      this.standing.doubtful = false
    })
  }

  /** Waits for what is under way and closes the file. */
  close(): Promise<void> {
    return this.inTurn(() => this.log.close())
  }

  private async lockNow(lock: VoteLock): Promise<VoteLock> {
    const { newest, bound, doubtful } = this.standing
    if (doubtful) throw new StorageError({ code: 'votes-in-doubt' })
    if (newest && isSameVote(newest, lock)) return newest
    const retried = this.attempted !== undefined && isSameVote(this.attempted, lock)
    if (lock.height <= bound && !retried) {
      throw new StorageError({ code: 'vote-contradicts', height: lock.height, voted: bound })
    }
    const note: VoteNote = { kind: 'lock', lock }
    const frame = encodeVoteNote(note)
    this.attempted = lock
    this.standing.bound = lock.height
    await this.makeRoom(frameLength(frame))
    await this.log.append([frame])
    this.attempted = undefined
    addNote(this.standing, note)
    return lock
  }

  private async makeRoom(bytes: number): Promise<void> {
    if (this.log.size + bytes <= (this.options.rewriteAbove ?? REWRITE_ABOVE)) return
    const silence: VoteNote = { kind: 'silence', through: this.newest?.height ?? 0 }
    await this.log.rewrite([...this.newestFrames(), encodeVoteNote(silence)])
  }

  private newestFrames(): Uint8Array[] {
    return this.newest ? [encodeVoteNote({ kind: 'lock', lock: this.newest })] : []
  }

  private inTurn<T>(action: () => Promise<T>): Promise<T> {
    const result = this.turn.then(action)
    // Its caller hears of a failure; the next in turn only waits for the end.
    this.turn = result.catch(() => undefined)
    return result
  }
}

function isSameVote(a: VoteLock, b: VoteLock): boolean {
  return a.height === b.height && equalBytes(a.hash, b.hash)
}

function addNote(standing: Standing, note: VoteNote): void {
  if (note.kind === 'doubt') {
    standing.doubtful = true
    return
  }
  const height = note.kind === 'lock' ? note.lock.height : note.through
  if (note.kind === 'lock' && height >= (standing.newest?.height ?? 0)) standing.newest = note.lock
  standing.bound = Math.max(standing.bound, height)
}
