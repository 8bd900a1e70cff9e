/**
 * Frames of a log: `length u32 ‖ CRC-32C of the bytes u32 ‖ CRC-32C of the eight bytes before
 * u32 ‖ bytes`, big-endian. The head has a checksum of its own: without it a flipped bit in a
 * length would pass for a torn tail, and everything after it would be cut in silence. The highest
 * bit of the length tells that the frame was written together with the one before it.
 */
import { crc32c } from './crc32c.ts'
import type { FileHandle } from './file-system.ts'

/** Length in bytes of what stands in front of every frame's bytes. */
const FRAME_HEAD_BYTES = 12
/** The largest frame: a block of 8 MiB with its certificate fits (PROTOCOL §10). */
export const MAXIMUM_FRAME_BYTES = 16 * 1024 * 1024
const CONTINUES = 0x8000_0000
const READ_AHEAD_BYTES = 1024 * 1024
/** Disks write sectors whole; after a power cut those that were not written hold zeros. */
const SECTOR_BYTES = 512
/** Fewer zeros than this in a row may be what was written. */
const UNWRITTEN_BYTES = 4
/** A write that was cut short is not longer: anything else is damage. */
const LONGEST_TAIL_BYTES = 64 * 1024 * 1024

/** One frame of a log. `bytes` shares a larger buffer: copy what is kept for long. */
export interface Frame {
  /** Its place among the frames, from 0. */
  readonly index: number
  /** Where its head starts in the file. */
  readonly offset: number
  readonly bytes: Uint8Array
}

/** How the frames of a file end. */
export type FrameEnd =
  /** With the last whole frame. */
  | { readonly kind: 'clean'; readonly offset: number }
  /** With bytes of a frame that was never completely written, from `offset`. */
  | { readonly kind: 'torn'; readonly offset: number }
  /**
   * With a frame whose bytes are all there but are not those written. `last` tells that it ends
   * the file; in the middle, or where its length itself is not to be trusted, it is false.
   */
  | {
      readonly kind: 'damaged'
      readonly index: number
      readonly offset: number
      readonly last: boolean
    }

/** Head of a frame that was parsed: lengths and checksums agree with themselves. */
interface FrameHead {
  readonly length: number
  readonly checksum: number
  /** Written together with the frame before it: one of them may be on the disk without it. */
  readonly continues: boolean
}

/**
 * Writes the frame of `bytes` into `target` at `at`; returns where it ends. `continues` for what
 * goes to the disk in one write with the frame before it.
 */
export function writeFrame(
  target: Uint8Array,
  at: number,
  bytes: Uint8Array,
  continues = false,
): number {
  const view = new DataView(target.buffer, target.byteOffset + at, FRAME_HEAD_BYTES)
  view.setUint32(0, bytes.length + (continues ? CONTINUES : 0))
  view.setUint32(4, crc32c(bytes))
  view.setUint32(8, crc32c(target.subarray(at, at + 8)))
  target.set(bytes, at + FRAME_HEAD_BYTES)
  return at + FRAME_HEAD_BYTES + bytes.length
}

/** Length in bytes of the frame of `bytes`. */
export function frameLength(bytes: Uint8Array): number {
  return FRAME_HEAD_BYTES + bytes.length
}

/** The head at the start of `source`, or undefined when it is damaged. */
function parseFrameHead(source: Uint8Array): FrameHead | undefined {
  if (source.length < FRAME_HEAD_BYTES) return undefined
  const view = new DataView(source.buffer, source.byteOffset, FRAME_HEAD_BYTES)
  const first = view.getUint32(0)
  const continues = first >= CONTINUES
  const length = continues ? first - CONTINUES : first
  if (length === 0 || length > MAXIMUM_FRAME_BYTES) return undefined
  if (view.getUint32(8) !== crc32c(source.subarray(0, 8))) return undefined
  return { length, checksum: view.getUint32(4), continues }
}

/** Length of the whole frame that starts `source`, as its head says; 0 when that is damaged. */
export function frameLengthAt(source: Uint8Array): number {
  const head = parseFrameHead(source)
  return head ? FRAME_HEAD_BYTES + head.length : 0
}

/** The bytes of the frame that starts `source`, or undefined when it is damaged or not whole. */
export function parseFrame(source: Uint8Array): Uint8Array | undefined {
  const head = parseFrameHead(source)
  if (!head || source.length < FRAME_HEAD_BYTES + head.length) return undefined
  const bytes = source.subarray(FRAME_HEAD_BYTES, FRAME_HEAD_BYTES + head.length)
  return crc32c(bytes) === head.checksum ? bytes : undefined
}

/** Yields the frames of a file from `start`, and returns how they end. Reads in large pieces. */
export async function* readFrames(
  handle: FileHandle,
  start: number,
): AsyncGenerator<Frame, FrameEnd, undefined> {
  const size = await handle.size()
  const read = pieceReader(handle, size)
  let offset = start
  for (let index = 0; ; index++) {
    const left = size - offset
    if (left === 0) return { kind: 'clean', offset }
    if (left < FRAME_HEAD_BYTES) return { kind: 'torn', offset }
    const head = parseFrameHead(await read(offset, FRAME_HEAD_BYTES))
    if (!head) return await endAtBadFrame(handle, { index, offset, last: false }, left)
    const length = FRAME_HEAD_BYTES + head.length
    if (length > left) return { kind: 'torn', offset }
    const bytes = parseFrame(await read(offset, length))
    if (!bytes) {
      return await endAtBadFrame(handle, { index, offset, last: length === left }, left)
    }
    yield { index, offset, bytes }
    offset += length
  }
}

/**
 * After a power cut the file can be as long as it should be, with zeros in the sectors that did
 * not reach the disk, in any order. Such a tail was never acknowledged, if nothing of a later write
 * follows: that would have waited for it.
 */
async function endAtBadFrame(
  handle: FileHandle,
  frame: { readonly index: number; readonly offset: number; readonly last: boolean },
  left: number,
): Promise<FrameEnd> {
  const { offset } = frame
  if (left > LONGEST_TAIL_BYTES) return { kind: 'damaged', ...frame }
  const tail = await handle.read(offset, left)
  const torn = hasUnwrittenSector(tail, offset) && !hasLaterWrite(tail)
  return torn ? { kind: 'torn', offset } : { kind: 'damaged', ...frame }
}

/** True when, in a part of a sector that belongs to `tail`, there is nothing but zeros. */
function hasUnwrittenSector(tail: Uint8Array, offset: number): boolean {
  for (let at = 0; at < tail.length;) {
    const end = Math.min(at + SECTOR_BYTES - ((offset + at) % SECTOR_BYTES), tail.length)
    const piece = tail.subarray(at, end)
    if (piece.length >= UNWRITTEN_BYTES && piece.every((byte) => byte === 0)) return true
    at = end
  }
  return false
}

function hasLaterWrite(tail: Uint8Array): boolean {
  for (let at = 1; at + FRAME_HEAD_BYTES < tail.length; at++) {
    // Lengths begin with 0, but for the longest of all; and nearly every other byte is ruled out.
    if (tail[at]! <= 1 && parseFrame(tail.subarray(at))) return true
  }
  return false
}

/** A function that reads ranges in rising order, holding one piece of the file at a time. */
function pieceReader(handle: FileHandle, size: number) {
  let pieceStart = 0
  let piece: Uint8Array = new Uint8Array(0)
  return async (offset: number, length: number): Promise<Uint8Array> => {
    if (offset < pieceStart || offset + length > pieceStart + piece.length) {
      const wanted = Math.min(Math.max(length, READ_AHEAD_BYTES), size - offset)
      piece = await handle.read(offset, wanted)
      pieceStart = offset
    }
    return piece.subarray(offset - pieceStart, offset - pieceStart + length)
  }
}
