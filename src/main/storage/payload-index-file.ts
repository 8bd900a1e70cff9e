/**
 * The file of the payload index. Where it is missing or damaged it is made anew by reading all
 * segments; erasures that were only begun are then not known, and are asked for again.
 */
import { join } from 'node:path'
import { isStorageError } from './errors.ts'
import type { FileSystem } from './file-system.ts'
import { FrameLog } from './frame-log.ts'
import { encodeNotes, PayloadIndex, type PayloadNote } from './payload-index.ts'
import { findSegments, scanSegment, segmentName } from './payload-segment.ts'

/** The index with the log that keeps it. */
export interface OpenPayloadIndex {
  readonly log: FrameLog
  readonly index: PayloadIndex
  /** True when it was missing or damaged and was made anew. */
  readonly rebuilt: boolean
}

const INDEX_NAME = 'index.log'
/** Notes of a rebuilt index that go into one frame. */
const NOTES_A_FRAME = 4096

/** Opens or creates the index of the payload store in `folder`. */
export async function openPayloadIndex({
  fileSystem,
  folder,
}: {
  readonly fileSystem: FileSystem
  readonly folder: string
}): Promise<OpenPayloadIndex> {
  const path = join(folder, INDEX_NAME)
  const index = new PayloadIndex()
  let intact = true
  const log = await orWhenDamaged(() =>
    FrameLog.open({ fileSystem, path, kind: 'mc-index' }, ({ bytes }) => {
      intact = index.addFrame(bytes) && intact
    }),
  )
  const lost = log?.created === true && (await findSegments(fileSystem, folder)).length > 0
  if (log && intact && !lost && log.end.kind !== 'damaged') return { log, index, rebuilt: false }
  await log?.close()
  return { ...(await rebuildIndex(fileSystem, folder)), rebuilt: true }
}

async function rebuildIndex(fileSystem: FileSystem, folder: string) {
  const path = join(folder, INDEX_NAME)
  const index = new PayloadIndex()
  const notes: PayloadNote[] = []
  for (const segment of await findSegments(fileSystem, folder)) {
    const file = await fileSystem.open(join(folder, segmentName(segment)))
    try {
      for await (const note of scanSegment(file, segment)) notes.push(note)
    } finally {
      await file.close()
    }
  }
  for (const note of notes) index.add(note)
  await fileSystem.remove(path)
  const log = await FrameLog.open({ fileSystem, path, kind: 'mc-index' })
  await log.rewrite(inGroups(notes, NOTES_A_FRAME).map(encodeNotes))
  return { log, index }
}

function inGroups<T>(items: readonly T[], size: number): T[][] {
  const groups: T[][] = []
  for (let at = 0; at < items.length; at += size) groups.push(items.slice(at, at + size))
  return groups
}

async function orWhenDamaged<T>(action: () => Promise<T>): Promise<T | undefined> {
  try {
    return await action()
  } catch (error) {
    if (isStorageError(error, 'damaged')) return undefined
    throw error
  }
}
