/**
 * The draw: a ranking of the other active hospitals, seeded by the government's committed secret
 * and the submission's id, so that neither side alone chooses it (PROTOCOL §6).
 */
import { compareBytes, equalBytes, toHex, u32be, utf8 } from '#crypto/bytes'
import { sha256 } from '#crypto/hash'
import type { Roster, RosterEntry } from '../ledger/roster.ts'
import { faultyAllowed } from '../quorum.ts'

/** `r = SHA-256("draw" ‖ consortium ‖ s_n ‖ submissionId)`. */
export function drawSeed(
  consortium: Uint8Array,
  secret: Uint8Array,
  submission: Uint8Array,
): Uint8Array {
  return sha256(utf8('draw'), consortium, secret, submission)
}

/**
 * Numbers below a bound from the stream `SHA-256(seed ‖ u32be(0)) ‖ SHA-256(seed ‖ u32be(1)) ‖ …`
 * read as big-endian 32-bit words. Words at or above the largest multiple of the bound are
 * skipped, so that every number is equally likely.
 */
export function drawNumbers(seed: Uint8Array): (bound: number) => number {
  let counter = 0
  let words: DataView = new DataView(new ArrayBuffer(0))
  let offset = 0
  const nextWord = (): number => {
    if (offset === words.byteLength) {
      const block = sha256(seed, u32be(counter++))
      words = new DataView(block.buffer, block.byteOffset, block.byteLength)
      offset = 0
    }
    offset += 4
    return words.getUint32(offset - 4)
  }
  return (bound) => {
    const limit = Math.floor(2 ** 32 / bound) * bound
    let word = nextWord()
    while (word >= limit) word = nextWord()
    return word % bound
  }
}

/** Fisher–Yates: for k from last to 1, swap k with the number below k + 1. */
export function shuffle<T>(items: readonly T[], seed: Uint8Array): T[] {
  const shuffled = [...items]
  const below = drawNumbers(seed)
  for (let k = shuffled.length - 1; k >= 1; k--) {
    const other = below(k + 1)
    const item = shuffled[k]!
    shuffled[k] = shuffled[other]!
    shuffled[other] = item
  }
  return shuffled
}

/** What a ranking depends on. */
export interface DrawInput {
  readonly consortium: Uint8Array
  readonly secret: Uint8Array
  readonly submission: Uint8Array
  readonly author: Uint8Array
  readonly specialty: string | null
  /** Hospitals active at the submission's base. */
  readonly roster: Roster
}

/**
 * Ids of the hospitals to ask, first to last: everybody active at the base but the author. When
 * a specialty is named and at least max(3, f + 1) others list it, those come first.
 */
export function rankingOf(input: DrawInput): Uint8Array[] {
  const others = input.roster.active
    .filter(({ id }) => !equalBytes(id, input.author))
    .sort((a, b) => compareBytes(a.id, b.id))
  const seed = drawSeed(input.consortium, input.secret, input.submission)
  const ranking = shuffle(others, seed)
  return specialistsFirst(ranking, input).map(({ id }) => id)
}

/** True when naming `specialty` changes the ranking: enough others listed it at the base. */
export function specialtyCounts(roster: Roster, author: Uint8Array, specialty: string): boolean {
  const listing = roster.active.filter(
    ({ id, specialties }) => !equalBytes(id, author) && specialties.includes(specialty),
  )
  return listing.length >= Math.max(3, faultyAllowed(roster.voters.length) + 1)
}

function specialistsFirst(ranking: readonly RosterEntry[], input: DrawInput): RosterEntry[] {
  const { specialty } = input
  if (specialty === null || !specialtyCounts(input.roster, input.author, specialty)) {
    return [...ranking]
  }
  return [
    ...ranking.filter((entry) => entry.specialties.includes(specialty)),
    ...ranking.filter((entry) => !entry.specialties.includes(specialty)),
  ]
}

/** Place of a hospital in a ranking by id, −1 when it is not in it. */
export function placeIn(ranking: readonly Uint8Array[], hospital: Uint8Array): number {
  const name = toHex(hospital)
  return ranking.findIndex((id) => toHex(id) === name)
}
