/**
 * A disk in memory that fails as disks do: it is cut off power at any step, and then keeps of
 * what was not synced whatever it likes; it is full, fails, or refuses; bits of it flip.
 */
import { dirname, join, relative, sep } from 'node:path'
import { StorageError, type StorageProblem } from '#storage/errors'
import type { FileHandle, FileSystem } from '#storage/file-system'
import { MemoryFile } from './memory-file.ts'

/** Everything a disk is asked to do that it may fail to do. */
export type DiskOperation =
  | 'open'
  | 'read'
  | 'create'
  | 'write'
  | 'sync'
  | 'truncate'
  | 'rename'
  | 'remove'
  | 'sync-folder'

/** Says how an operation fails, or undefined when it does not. */
export type DiskFault = (operation: DiskOperation, path: string) => StorageProblem | undefined

/** Thrown by everything once the power is cut. */
export class PowerLost extends Error {
  override readonly name = 'PowerLost'
}

type Names = Map<string, MemoryFile>
type NameChange = (names: Names) => void

const READING: ReadonlySet<DiskOperation> = new Set(['open', 'read'])

/** The disk of one computer until its next start. */
export class MemoryDisk {
  readonly fileSystem: FileSystem
  /** How operations fail now. */
  fault: DiskFault | undefined
  /** Changes so far. */
  steps = 0
  /** Syncs of files so far. */
  syncs = 0
  private writing: Promise<void> = Promise.resolve()
  private cutAt = Number.POSITIVE_INFINITY
  private readonly names: Names
  /** The names as the disk has them, with what it has not been made to keep. */
  private readonly durableNames: Names
  private unsyncedNames: { readonly folder: string; readonly change: NameChange }[] = []

  constructor(files: ReadonlyMap<string, MemoryFile> = new Map()) {
    this.names = new Map(files)
    this.durableNames = new Map(files)
    this.fileSystem = this.makeFileSystem()
  }

  /** Cuts the power at the change that comes after so many more. */
  cutPowerAfter(steps: number): void {
    this.cutAt = this.steps + steps
  }

  /** True once the power is cut. */
  get isDead(): boolean {
    return this.steps > this.cutAt
  }

  /** The disk as the next process finds it after a kill -9. */
  afterKill(): MemoryDisk {
    return restarted(this.names, (file) => file.afterKill())
  }

  /** The disk after a power cut, one of the many that are possible. */
  afterPowerCut(random: () => number): MemoryDisk {
    const names = new Map(this.durableNames)
    const kept = random() < 0.3 ? 1 : random()
    for (const { change } of this.unsyncedNames) if (random() < kept) change(names)
    return restarted(names, (file) => file.afterPowerCut(random))
  }

  /** Paths of all files, sorted. */
  paths(): string[] {
    return [...this.names.keys()].sort()
  }

  /** The bytes of a file now. Throws when there is none. */
  bytes(path: string): Uint8Array<ArrayBuffer> {
    const file = this.names.get(path)
    if (!file) throw new StorageError({ code: 'not-found', path })
    return file.current
  }

  /** Puts a file there, durable at once. */
  put(path: string, content: Uint8Array): void {
    const file = new MemoryFile(content)
    this.names.set(path, file)
    this.durableNames.set(path, file)
  }

  /** A copy of the disk on which one bit of a file has flipped. */
  withFlippedBit(path: string, bit: number): MemoryDisk {
    const flipped = Uint8Array.from(this.bytes(path))
    flipped[bit >> 3]! ^= 1 << (bit & 7)
    const disk = this.afterKill()
    disk.put(path, flipped)
    return disk
  }

  private async step(operation: DiskOperation, path: string, effect?: () => void): Promise<void> {
    // As on a real disk, others get on meanwhile.
    await Promise.resolve()
    if (this.isDead) throw new PowerLost()
    if (!READING.has(operation)) this.steps += 1
    if (this.isDead) {
      // It was on its way: a power cut keeps of it what it likes, but nothing is promised.
      if (operation !== 'sync' && operation !== 'sync-folder') effect?.()
      throw new PowerLost()
    }
    const problem = this.fault?.(operation, path)
    if (problem) throw new StorageError(problem)
    effect?.()
  }

  private async rename(folder: string, change: NameChange, operation: DiskOperation, path: string) {
    await this.step(operation, path, () => {
      change(this.names)
      this.unsyncedNames.push({ folder, change })
    })
    await this.syncFolder(folder)
  }

  private syncFolder(folder: string): Promise<void> {
    return this.step('sync-folder', folder, () => {
      for (const { folder: where, change } of this.unsyncedNames) {
        if (where === folder) change(this.durableNames)
      }
      this.unsyncedNames = this.unsyncedNames.filter((one) => one.folder !== folder)
    })
  }

  private makeFileSystem(): FileSystem {
    const fileSystem: FileSystem = {
      open: async (path) => {
        await this.step('open', path)
        const file = this.names.get(path)
        if (!file) throw new StorageError({ code: 'not-found', path })
        return this.handle(path, file)
      },
      create: async (path) => {
        if (this.names.has(path)) throw new StorageError({ code: 'exists', path })
        return this.handle(path, await this.make(path))
      },
      readFile: async (path) => {
        await this.step('read', path)
        return this.names.get(path)?.current.slice()
      },
      writeFileAtomic: (path, bytes) => {
        const write = this.writing.then(async () => {
          const temporary = `${path}.new`
          const handle = this.handle(temporary, await this.make(temporary))
          await handle.write(0, bytes)
          await handle.sync()
          await fileSystem.rename(temporary, path)
        })
        this.writing = write.catch(() => undefined)
        return write
      },
      rename: async (from, to) => {
        const file = this.names.get(from)
        if (!file) throw new StorageError({ code: 'not-found', path: from })
        const change: NameChange = (names) => {
          names.delete(from)
          names.set(to, file)
        }
        await this.rename(dirname(to), change, 'rename', from)
      },
      remove: async (path) => {
        if (!this.names.has(path)) return
        await this.rename(dirname(path), (names) => void names.delete(path), 'remove', path)
      },
      list: async (path) => {
        await this.step('read', path)
        const inside = this.paths().filter((name) => name.startsWith(path + sep))
        return [...new Set(inside.map((name) => relative(path, name).split(sep)[0]!))]
      },
      makeDirectory: (path) => this.step('open', path),
      syncDirectory: (path) => this.syncFolder(path),
    }
    return fileSystem
  }

  private async make(path: string): Promise<MemoryFile> {
    const file = new MemoryFile()
    await this.rename(dirname(path), (names) => void names.set(path, file), 'create', path)
    return file
  }

  private handle(path: string, file: MemoryFile): FileHandle {
    return {
      read: async (offset, length) => {
        await this.step('read', path)
        return file.current.slice(offset, offset + length)
      },
      write: (offset, bytes) => this.write(path, file, offset, bytes),
      sync: async () => {
        this.syncs += 1
        try {
          await this.step('sync', path, () => file.sync())
        } catch (error) {
          if (error instanceof StorageError) file.failSync()
          throw error
        }
      },
      truncate: (length) => this.step('truncate', path, () => file.truncate(length)),
      size: async () => {
        await this.step('read', path)
        return file.current.length
      },
      close: async () => undefined,
    }
  }

  private async write(path: string, file: MemoryFile, offset: number, bytes: Uint8Array) {
    // The caller may use its buffer again; the system has its own copy.
    const copy = Uint8Array.from(bytes)
    try {
      await this.step('write', path, () => file.write(offset, copy))
    } catch (error) {
      // As a full disk does: a part is written before it fails.
      if (error instanceof StorageError) file.write(offset, copy.subarray(0, copy.length >> 1))
      throw error
    }
  }
}

function restarted(names: Names, turn: (file: MemoryFile) => MemoryFile): MemoryDisk {
  return new MemoryDisk(new Map([...names].map(([path, file]) => [path, turn(file)])))
}

/** A fault that makes every operation of a kind fail with one problem. */
export function every(operation: DiskOperation, problem: StorageProblem): DiskFault {
  return (asked) => (asked === operation ? problem : undefined)
}

/** Where tests put their files. */
export function at(...names: readonly string[]): string {
  return join(sep, 'data', ...names)
}
