/** The one error of the storage layer: a code to switch on, with what a caller needs to act. */

/** What went wrong, by code. Paths and digests are named; content and secrets never are. */
export type StorageProblem =
  /** The disk or quota is full. */
  | { readonly code: 'disk-full'; readonly path: string }
  /** The file or folder may not be read or written: permission, or a read-only disk. */
  | { readonly code: 'no-permission'; readonly path: string }
  /** The operating system failed; `reason` is its error code, "EIO" for a failing disk. */
  | { readonly code: 'io-failed'; readonly path: string; readonly reason: string }
  /** Something that must be there is not. */
  | { readonly code: 'not-found'; readonly path: string }
  /** Something that must not be there yet is. */
  | { readonly code: 'exists'; readonly path: string }
  /** Bytes on disk are not those that were written; `offset` of the first doubtful byte. */
  | { readonly code: 'damaged'; readonly path: string; readonly offset: number }
  /** The file was written by a newer version of this program. */
  | { readonly code: 'unknown-version'; readonly path: string; readonly version: number }
  /** Another process uses the data folder. */
  | { readonly code: 'locked'; readonly path: string }
  /** The file was closed. */
  | { readonly code: 'closed'; readonly path: string }
  /** An entry of this many bytes is above the limit of its log, or empty. */
  | { readonly code: 'bad-size'; readonly path: string; readonly bytes: number }
  /** A block was appended at another height than the next one. */
  | { readonly code: 'wrong-height'; readonly expected: number; readonly actual: number }
  /** No such height in the log. */
  | { readonly code: 'no-such-height'; readonly height: number }
  /** The bytes stored under this SHA-256 digest (hexadecimal) are damaged. */
  | { readonly code: 'payload-damaged'; readonly digest: string }
  /** Bytes were offered under a digest (hexadecimal) that is not theirs. */
  | { readonly code: 'wrong-digest'; readonly digest: string }
  /** A vote at or below a height at which a vote, or the promise not to vote, was recorded. */
  | { readonly code: 'vote-contradicts'; readonly height: number; readonly voted: number }
  /** The vote file is in doubt: this node may have sent a vote that it no longer knows. */
  | { readonly code: 'votes-in-doubt' }
  /** The passphrase does not open the keystore. */
  | { readonly code: 'wrong-passphrase' }
  /** The chain database refused a row or query; `reason` is SQLite's, and names columns only. */
  | { readonly code: 'database-failed'; readonly reason: string }

/** Code of a StorageProblem. */
export type StorageCode = StorageProblem['code']

/** Thrown by everything in storage. */
export class StorageError extends Error {
  override readonly name = 'StorageError'
  readonly problem: StorageProblem

  constructor(problem: StorageProblem, options?: ErrorOptions) {
    super(describe(problem), options)
    this.problem = problem
  }

  /** Code of the problem. */
  get code(): StorageCode {
    return this.problem.code
  }
}

/** True when `error` is a StorageError with this code. */
export function isStorageError(error: unknown, code: StorageCode): error is StorageError {
  return error instanceof StorageError && error.code === code
}

function describe(problem: StorageProblem): string {
  switch (problem.code) {
    case 'disk-full':
      return `The disk is full: ${problem.path} could not be written.`
    case 'no-permission':
      return `No permission to use ${problem.path}.`
    case 'io-failed':
      return `The disk failed at ${problem.path} (${problem.reason}).`
    case 'not-found':
      return `${problem.path} is missing.`
    case 'exists':
      return `${problem.path} exists already.`
    case 'damaged':
      return `${problem.path} is damaged at byte ${problem.offset}.`
    case 'unknown-version':
      return `${problem.path} was written by a newer version of MediChain (${problem.version}).`
    case 'locked':
      return `Another process uses the folder ${problem.path}.`
    case 'closed':
      return `${problem.path} was closed.`
    case 'bad-size':
      return `An entry of ${problem.bytes} bytes does not fit into ${problem.path}.`
    case 'wrong-height':
      return `The next block is ${problem.expected}, not ${problem.actual}.`
    case 'no-such-height':
      return `There is no block ${problem.height} here.`
    case 'payload-damaged':
      return `The stored payload ${problem.digest} is damaged.`
    case 'wrong-digest':
      return `The payload does not have the digest ${problem.digest}.`
    case 'vote-contradicts':
      return `A vote at ${problem.height} is refused: this node is bound up to ${problem.voted}.`
    case 'votes-in-doubt':
      return 'The vote file is in doubt, so this node does not vote.'
    case 'wrong-passphrase':
      return 'The passphrase does not open the keystore.'
    case 'database-failed':
      return `The chain database refused: ${problem.reason}.`
  }
}
