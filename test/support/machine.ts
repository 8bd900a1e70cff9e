/** A computer that a node runs on: its power can be cut, and its clock can be wrong. */
import { randomBytes } from '#crypto/random'
import { systemClock } from '#network/clock'
import { libp2pStar } from '#network/libp2p-star'
import type { Environment } from '#node/environment'
import { StorageError } from '#storage/errors'
import type { FileHandle, FileSystem } from '#storage/file-system'
import { nodeFileSystem } from '#storage/node-file-system'

/** What the tests of a whole consortium share. */
export interface World {
  /** Milliseconds by which the time of day is ahead, everywhere. */
  skew: number
  /** Hears of every fault that a node reports. */
  readonly report: (fault: unknown) => void
}

/** Hospitals in tests come back quickly. */
const QUICK = { firstMs: 20, longestMs: 100, refusedMs: 150 }

/** One computer; after `cutPower` nothing of what ran on it does anything any more. */
export class Machine {
  readonly environment: Environment
  /** Changes to the disk so far: writes, syncs, renames and the like. */
  changes = 0
  /** Milliseconds that each change takes at least: on a slow disk more can happen meanwhile. */
  lag = 0
  /** Files that there is no more room for. */
  full: (path: string) => boolean = () => false
  private dead = false
  private cutAfter = Number.POSITIVE_INFINITY
  private readonly handles = new Set<FileHandle>()
  private readonly unplug: (() => Promise<void>)[] = []

  constructor(world: World) {
    const timer = (milliseconds: number, task: () => void) =>
      systemClock.after(milliseconds, () => {
        if (!this.dead) task()
      })
    this.environment = {
      clock: { now: () => systemClock.now(), after: timer, utc: () => Date.now() + world.skew },
      random: randomBytes,
      fileSystem: this.disk(),
      report: (fault) => {
        if (!this.dead) world.report(fault)
      },
      star: {
        enrol: (options) => libp2pStar.enrol(options),
        createHub: async (options) => {
          const hub = await libp2pStar.createHub({ ...options, clock: systemClock })
          this.unplug.push(() => hub.close())
          return hub
        },
        createSpoke: (options) => {
          const spoke = libp2pStar.createSpoke({ ...options, clock: systemClock, backoff: QUICK })
          this.unplug.push(() => spoke.close())
          return spoke
        },
      },
    }
  }

  /** True once the power was cut. */
  get isDead(): boolean {
    return this.dead
  }

  /** Cuts the power once so many more changes have reached the disk. */
  cutPowerAfter(changes: number): void {
    this.cutAfter = this.changes + changes
  }

  /** Nothing more reaches the disk, no timer fires, and the network sees it gone. */
  async cutPower(): Promise<void> {
    this.dead = true
    await Promise.all(this.unplug.map((pull) => pull()))
    await Promise.all([...this.handles].map((handle) => handle.close().catch(() => undefined)))
  }

  /** A change to the disk: it happens whole, or never and never answers. */
  private async change<T>(action: () => Promise<T>): Promise<T> {
    if (this.changes >= this.cutAfter) this.dead = true
    if (this.dead) return new Promise(() => undefined)
    this.changes++
    if (this.lag > 0) await new Promise((resolve) => setTimeout(resolve, this.lag))
    return action()
  }

  private disk(): FileSystem {
    const real = nodeFileSystem
    return {
      ...real,
      open: async (path) => this.handle(path, await real.open(path)),
      create: async (path) => this.handle(path, await this.change(() => real.create(path))),
      writeFileAtomic: (path, bytes) => this.change(() => real.writeFileAtomic(path, bytes)),
      rename: (from, to) => this.change(() => real.rename(from, to)),
      remove: (path) => this.change(() => real.remove(path)),
      makeDirectory: (path) => this.change(() => real.makeDirectory(path)),
      syncDirectory: (path) => this.change(() => real.syncDirectory(path)),
    }
  }

  private async handle(path: string, real: FileHandle): Promise<FileHandle> {
    if (this.dead) {
      await real.close()
      return new Promise(() => undefined)
    }
    this.handles.add(real)
    return {
      read: (offset, length) => real.read(offset, length),
      write: (offset, bytes) =>
        this.change(async () => {
          if (this.full(path)) throw new StorageError({ code: 'disk-full', path })
          await real.write(offset, bytes)
        }),
      sync: () => this.change(() => real.sync()),
      truncate: (length) => this.change(() => real.truncate(length)),
      size: () => real.size(),
      close: () => {
        this.handles.delete(real)
        return real.close()
      },
    }
  }
}
