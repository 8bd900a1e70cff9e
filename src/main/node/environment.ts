/** Everything a node gets from outside; a simulator hands in its own. */
import type { Clock as NetworkClock } from '#network/clock'
import type { Star } from '#network/star'
import type { FileSystem } from '#storage/file-system'

/** Time: timers, and the time of day for display and timeouts (PROTOCOL §3). */
export interface Clock extends NetworkClock {
  /** Milliseconds since 1970, UTC. */
  utc(): number
}

/** Clock, randomness, disk and network of a node. */
export interface Environment {
  readonly clock: Clock
  /** So many random bytes, fit for keys. */
  readonly random: (length: number) => Uint8Array
  readonly fileSystem: FileSystem
  readonly star: Star
  /** Hears of faults that nobody waits for; must not be given content or secrets. */
  readonly report: (fault: unknown) => void
}

/** A number in [0, 1) from the node's randomness. */
export function unitRandom(environment: Pick<Environment, 'random'>): () => number {
  return () => {
    const bytes = environment.random(4)
    return new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0) / 2 ** 32
  }
}
