/** What passed between the government and hospitals just now: kept in memory, newest first. */
import type { Clock } from '../environment.ts'

/** Kinds of message that are told. */
export type PassageKind =
  | 'submission'
  | 'receipt'
  | 'ask'
  | 'held'
  | 'pass'
  | 'verdict'
  | 'withdrawal'
  | 'proposal'
  | 'vote'
  | 'final'

/** One message that came or went; the kind tells which way. */
export interface Passage {
  readonly kind: PassageKind
  /** The hospital it came from or went to; null where it went to all of them. */
  readonly hospital: Uint8Array | null
  /** The submission that it is about, or null. */
  readonly submission: Uint8Array | null
  /** The block that it is about, or null. */
  readonly height: number | null
  /** Sealed bytes that it carried, or null. */
  readonly size: number | null
}

/** A passage with its place in the order of this run, from 1, and its time (UTC milliseconds). */
export interface NotedPassage extends Passage {
  readonly number: number
  readonly time: number
}

/** More than these are forgotten: it shows that there is life, it is no log. */
export const PASSAGES_KEPT = 40

/** The last passages. */
export class Traffic {
  private readonly clock: Clock
  private readonly onNoted: () => void
  private passages: readonly NotedPassage[] = []
  private count = 0

  constructor(clock: Clock, onNoted: () => void) {
    this.clock = clock
    this.onNoted = onNoted
  }

  /** Notes what has just passed. */
  note(kind: PassageKind, about: Partial<Omit<Passage, 'kind'>>): void {
    const { hospital = null, submission = null, height = null, size = null } = about
    this.count += 1
    const passage = { kind, hospital, submission, height, size }
    const noted = { ...passage, number: this.count, time: this.clock.utc() }
    this.passages = [noted, ...this.passages].slice(0, PASSAGES_KEPT)
    this.onNoted()
  }

  /** The last of them, newest first. */
  recent(): readonly NotedPassage[] {
    return this.passages
  }
}
