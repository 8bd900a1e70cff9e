/** What the vote file holds: locks, promises to be silent up to a height, and doubts. */
import { concatBytes } from '#crypto/hash'
import { u32be } from '#crypto/bytes'

/** A vote with the block that it is for; `block` and `vote` are opaque here. */
export interface VoteLock {
  readonly height: number
  /** Hash of the block, 32 bytes. */
  readonly hash: Uint8Array
  readonly block: Uint8Array
  readonly vote: Uint8Array
}

/** One frame of the vote file. */
export type VoteNote =
  | { readonly kind: 'lock'; readonly lock: VoteLock }
  /** Nothing at or below this height will be voted for any more. */
  | { readonly kind: 'silence'; readonly through: number }
  /** Votes that were sent may be missing in this file. */
  | { readonly kind: 'doubt' }

const LOCK = 1
const SILENCE = 2
const DOUBT = 3
const HEIGHT_BYTES = 8
const HASH_BYTES = 32
const BLOCK_AT = 1 + HEIGHT_BYTES + HASH_BYTES + 4

/** `1 ‖ height u64 ‖ hash ‖ block length u32 ‖ block ‖ vote`, `2 ‖ height u64`, or `3`. */
export function encodeVoteNote(note: VoteNote): Uint8Array {
  if (note.kind === 'doubt') return Uint8Array.of(DOUBT)
  if (note.kind === 'silence') return concatBytes(Uint8Array.of(SILENCE), u64be(note.through))
  const { height, hash, block, vote } = note.lock
  if (hash.length !== HASH_BYTES) throw new RangeError('a block hash has 32 bytes')
  return concatBytes(Uint8Array.of(LOCK), u64be(height), hash, u32be(block.length), block, vote)
}

/** The note of `encodeVoteNote`, or undefined for bytes that it did not make. */
export function decodeVoteNote(bytes: Uint8Array): VoteNote | undefined {
  if (bytes.length === 1 && bytes[0] === DOUBT) return { kind: 'doubt' }
  if (bytes.length < 1 + HEIGHT_BYTES) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const height = view.getUint32(1) * 2 ** 32 + view.getUint32(5)
  if (!Number.isSafeInteger(height)) return undefined
  if (bytes[0] === SILENCE && bytes.length === 1 + HEIGHT_BYTES)
    return { kind: 'silence', through: height }
  if (bytes[0] !== LOCK || bytes.length < BLOCK_AT) return undefined
  const blockEnd = BLOCK_AT + view.getUint32(BLOCK_AT - 4)
  if (blockEnd > bytes.length) return undefined
  const hash = new Uint8Array(bytes.subarray(1 + HEIGHT_BYTES, BLOCK_AT - 4))
  const block = new Uint8Array(bytes.subarray(BLOCK_AT, blockEnd))
  const vote = new Uint8Array(bytes.subarray(blockEnd))
  return { kind: 'lock', lock: { height, hash, block, vote } }
}

function u64be(value: number): Uint8Array {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError('not a height')
  return concatBytes(u32be(Math.floor(value / 2 ** 32)), u32be(value % 2 ** 32))
}
