/** Points in the life of a file at which a process can be made to die by `kill -9`. */
import { basename, relative } from 'node:path'
import type { FileHandle, FileSystem } from '#storage/file-system'

/** What a process was about to do with a file, doing, or had done. */
export interface FaultPoint {
  /** Name of the file in the data folder, without a number: `payloads/segment`, `chain.log`. */
  readonly file: string
  readonly operation: 'write' | 'sync' | 'truncate' | 'create' | 'rename' | 'remove' | 'replace'
  readonly moment: 'before' | 'half' | 'after'
}

/** A point, and how many times it is passed before the process dies there. */
export interface Fault extends FaultPoint {
  readonly passes: number
}

/** Points that lie around every operation; a write can also be cut in half. */
export function momentsOf(operation: FaultPoint['operation']): readonly FaultPoint['moment'][] {
  return operation === 'write' ? ['before', 'half', 'after'] : ['before', 'after']
}

/** One word for a point. */
export function nameOf({ file, operation, moment }: FaultPoint): string {
  return `${moment} ${operation} ${file}`
}

type Place = Pick<FaultPoint, 'file' | 'operation'>

/** A disk that is real, but for the fault that it is armed with. */
export class FaultyDisk {
  readonly fileSystem: FileSystem
  private readonly root: string
  private readonly die: () => void
  private armed: { readonly fault: Fault; left: number } | undefined
  private readonly passed = new Map<string, Place>()

  constructor(real: FileSystem, root: string, die: () => void) {
    this.root = root
    this.die = die
    this.fileSystem = this.around(real)
  }

  /** Dies at this point from now on, or nowhere. */
  arm(fault: Fault | undefined): void {
    this.armed = fault && { fault, left: fault.passes }
  }

  /** Every place that was passed since the last question. */
  takePassed(): Place[] {
    const places = [...this.passed.values()]
    this.passed.clear()
    return places
  }

  private async at<T>(
    place: Place,
    action: () => Promise<T>,
    half: () => Promise<unknown> = action,
  ): Promise<T> {
    this.passed.set(`${place.operation} ${place.file}`, place)
    const { armed } = this
    const hit =
      armed?.fault.file === place.file &&
      armed.fault.operation === place.operation &&
      armed.left-- === 0
    if (!armed || !hit) return action()
    if (armed.fault.moment === 'half') await half()
    if (armed.fault.moment === 'after') await action()
    this.die()
    return new Promise(() => undefined)
  }

  private around(real: FileSystem): FileSystem {
    return {
      ...real,
      open: async (path) => this.handle(path, await real.open(path)),
      create: (path) =>
        this.at({ file: this.fileOf(path), operation: 'create' }, async () =>
          this.handle(path, await real.create(path)),
        ),
      writeFileAtomic: (path, bytes) =>
        this.at({ file: this.fileOf(path), operation: 'replace' }, () =>
          real.writeFileAtomic(path, bytes),
        ),
      rename: (from, to) =>
        this.at({ file: this.fileOf(to), operation: 'rename' }, () => real.rename(from, to)),
      remove: (path) =>
        this.at({ file: this.fileOf(path), operation: 'remove' }, () => real.remove(path)),
    }
  }

  private handle(path: string, real: FileHandle): FileHandle {
    const file = this.fileOf(path)
    return {
      ...real,
      write: (offset, bytes) =>
        this.at(
          { file, operation: 'write' },
          () => real.write(offset, bytes),
          () => real.write(offset, bytes.subarray(0, bytes.length >> 1)),
        ),
      sync: () => this.at({ file, operation: 'sync' }, () => real.sync()),
      truncate: (length) => this.at({ file, operation: 'truncate' }, () => real.truncate(length)),
    }
  }

  private fileOf(path: string): string {
    const name = basename(path).replace(/-\d+\.dat$/, '')
    return relative(this.root, path).replace(basename(path), name).replaceAll('\\', '/')
  }
}
