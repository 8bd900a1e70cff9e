/** The draw of PROTOCOL §6 written a second time from its text alone, as simply as can be. */
import { createHash } from 'node:crypto'
import type { DrawInput } from '#core/draw/ranking'

/** The ranking as identifiers in hexadecimal. */
export function referenceRanking(input: DrawInput): string[] {
  const author = hex(input.author)
  const others = input.roster.active
    .map(({ id, specialties }) => ({ id: hex(id), specialties }))
    .filter(({ id }) => id !== author)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const word = wordsOf(referenceSeed(input))
  for (let k = others.length - 1; k > 0; k--) {
    const j = numberBelow(BigInt(k + 1), word)
    ;[others[k], others[j]] = [others[j]!, others[k]!]
  }
  const f = Math.floor((input.roster.voters.length - 1) / 3)
  const { specialty } = input
  const lists = ({ specialties }: { specialties: readonly string[] }) =>
    specialty !== null && specialties.includes(specialty)
  const first = others.filter(lists)
  const enough = first.length >= 3 && first.length >= f + 1
  const ordered = enough ? [...first, ...others.filter((other) => !lists(other))] : others
  return ordered.map(({ id }) => id)
}

/** r = SHA-256("draw" ‖ consortium ‖ s_n ‖ submissionId). */
export function referenceSeed(input: Omit<DrawInput, 'roster' | 'author' | 'specialty'>): Buffer {
  return createHash('sha256')
    .update('draw')
    .update(input.consortium)
    .update(input.secret)
    .update(input.submission)
    .digest()
}

/** SHA-256(r ‖ u32be(0)) ‖ SHA-256(r ‖ u32be(1)) ‖ … as big-endian 32-bit words, by number. */
function wordsOf(seed: Buffer): () => bigint {
  let next = 0
  return () => {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(Math.floor(next / 8))
    const block = createHash('sha256').update(seed).update(counter).digest()
    return BigInt(block.readUInt32BE((next++ % 8) * 4))
  }
}

/** The next word w with w < ⌊2³²/m⌋·m, modulo m. */
function numberBelow(m: bigint, word: () => bigint): number {
  for (;;) {
    const w = word()
    if (w < (2n ** 32n / m) * m) return Number(w % m)
  }
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
