/** Who was active at a height: the draw and the sealing of a submission refer to its base (§5, §6). */

/** The active hospitals from one height until the next roster. */
export interface Roster {
  /** First height at which this holds. */
  readonly from: number
  /** Active hospitals, ordered by id bytes. */
  readonly active: readonly RosterEntry[]
  /** Ids of the hospitals that have a vote: active and suspended, ordered by id bytes. */
  readonly voters: readonly Uint8Array[]
  /** The epoch under which may be sealed; null while the active set waits for a new one. */
  readonly epoch: number | null
}

/** An active hospital in a roster. */
export interface RosterEntry {
  readonly id: Uint8Array
  readonly specialties: readonly string[]
}

/** The roster that held at `height`, or undefined before the first one. */
export function rosterAt(rosters: readonly Roster[], height: number): Roster | undefined {
  let low = 0
  let high = rosters.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (rosters[middle]!.from <= height) low = middle + 1
    else high = middle
  }
  return rosters[low - 1]
}
