/**
 * Segment files of the payload store. Each payload stands behind a head: digest (32 bytes),
 * length u32, CRC-32C of both u32. The index points at the bytes behind it.
 */
import { equalBytes } from '#crypto/bytes'
import { sha256 } from '#crypto/hash'
import { crc32c } from './crc32c.ts'
import type { FileHandle, FileSystem } from './file-system.ts'
import type { PayloadNote } from './payload-index.ts'

/** Length in bytes of the head in front of each payload. */
export const SEGMENT_HEAD_BYTES = 40

/** File name of a segment; segments are numbered from 1. */
export function segmentName(segment: number): string {
  return `segment-${String(segment).padStart(8, '0')}.dat`
}

/** Numbers of the segments in a folder, rising. */
export async function findSegments(fileSystem: FileSystem, folder: string): Promise<number[]> {
  const names = await fileSystem.list(folder)
  return names
    .map((name) => Number(/^segment-(\d{8,})\.dat$/.exec(name)?.[1]))
    .filter((segment) => segment > 0)
    .sort((a, b) => a - b)
}

/** Writes head and bytes of a payload into `target` at `at`; returns where they end. */
export function writeSegmentEntry(
  target: Uint8Array,
  at: number,
  digest: Uint8Array,
  bytes: Uint8Array,
): number {
  const view = new DataView(target.buffer, target.byteOffset + at, SEGMENT_HEAD_BYTES)
  target.set(digest, at)
  view.setUint32(32, bytes.length)
  view.setUint32(36, crc32c(target.subarray(at, at + 36)))
  target.set(bytes, at + SEGMENT_HEAD_BYTES)
  return at + SEGMENT_HEAD_BYTES + bytes.length
}

/**
 * Yields a note for each intact payload of a segment, reading all of it. Erased and damaged ones
 * are left out; a damaged head ends the scan, and what is behind it is fetched again.
 */
export async function* scanSegment(
  file: FileHandle,
  segment: number,
): AsyncGenerator<PayloadNote, void, undefined> {
  const size = await file.size()
  let at = 0
  while (at + SEGMENT_HEAD_BYTES <= size) {
    const head = await file.read(at, SEGMENT_HEAD_BYTES)
    const view = new DataView(head.buffer, head.byteOffset, SEGMENT_HEAD_BYTES)
    if (view.getUint32(36) !== crc32c(head.subarray(0, 36))) return
    const digest = head.subarray(0, 32)
    const place = { segment, offset: at + SEGMENT_HEAD_BYTES, length: view.getUint32(32) }
    at = place.offset + place.length
    if (at > size) return
    const intact = equalBytes(sha256(await file.read(place.offset, place.length)), digest)
    yield { kind: intact ? 'put' : 'erased', digest, place }
  }
}
