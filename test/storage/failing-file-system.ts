/** The real file system, with single operations that fail on demand. */
import { StorageError } from '#storage/errors'
import type { FileHandle, FileSystem } from '#storage/file-system'
import { nodeFileSystem } from '#storage/node-file-system'

/** What the next operation of a kind throws, and how often files were synced. */
export interface Faults {
  write: StorageError | undefined
  sync: StorageError | undefined
  syncs: number
}

/** A file system with its faults; a fault stays until it is set to undefined. */
export function failingFileSystem(): { fileSystem: FileSystem; faults: Faults } {
  const faults: Faults = { write: undefined, sync: undefined, syncs: 0 }
  const wrap = (handle: FileHandle): FileHandle => ({
    ...handle,
    async write(offset, bytes) {
      if (!faults.write) return handle.write(offset, bytes)
      // As a full disk does: a part is written before it fails.
      await handle.write(offset, bytes.subarray(0, bytes.length >> 1))
      throw faults.write
    },
    async sync() {
      faults.syncs += 1
      if (faults.sync) throw faults.sync
      await handle.sync()
    },
  })
  const fileSystem: FileSystem = {
    ...nodeFileSystem,
    open: async (path) => wrap(await nodeFileSystem.open(path)),
    create: async (path) => wrap(await nodeFileSystem.create(path)),
  }
  return { fileSystem, faults }
}
