/** Vectors of the draw: chains of secrets, numbers from a seed, and rankings. */
import { toHex } from '#crypto/bytes'
import { drawNumbers, drawSeed, rankingOf } from '#core/draw/ranking'
import { secretsFrom } from '../support/test-hospital.ts'
import { bytesFrom } from '../support/signed.ts'

const BOUNDS = [1, 2, 3, 6, 7, 100, 1000, 65_536, 2_863_311_530, 4_294_967_295]

function secretChain(length: number) {
  const label = `vector of length ${length}`
  const chain = secretsFrom(label, length)
  const nonces = [1, 2, Math.ceil(length / 2), length]
  return {
    seed: toHex(chain.secret(length)),
    length,
    anchor: toHex(chain.anchor),
    secrets: nonces.map((nonce) => ({ nonce, secret: toHex(chain.secret(nonce)) })),
  }
}

function numbers() {
  const seed = bytesFrom('numbers')
  const below = drawNumbers(seed)
  return { seed: toHex(seed), drawn: BOUNDS.map((bound) => ({ bound, number: below(bound) })) }
}

/** A ranking among `count` active hospitals of which the first `listing` list cardiology. */
function ranking(count: number, listing: number, specialty: string | null) {
  const active = Array.from({ length: count }, (_, i) => ({
    id: bytesFrom(`vector hospital ${i}`),
    specialties: i < listing ? ['cardiology'] : [],
  }))
  const ids = active.map(({ id }) => id)
  const input = {
    consortium: bytesFrom('vector consortium'),
    secret: bytesFrom(`vector secret ${count}`),
    submission: bytesFrom(`vector submission ${count}`),
    author: ids[count - 1]!,
    specialty,
  }
  const roster = { from: 1, active, voters: ids, epoch: 1 }
  return {
    consortium: toHex(input.consortium),
    secret: toHex(input.secret),
    submission: toHex(input.submission),
    author: toHex(input.author),
    specialty,
    active: active.map(({ id, specialties }) => ({ id: toHex(id), specialties })),
    voters: count,
    seed: toHex(drawSeed(input.consortium, input.secret, input.submission)),
    ranking: rankingOf({ ...input, roster }).map(toHex),
  }
}

/** Everything that draw.json holds. */
export function drawVectors() {
  return {
    secretChains: [4, 300].map(secretChain),
    numbers: numbers(),
    rankings: [
      ranking(2, 0, null),
      ranking(5, 0, null),
      ranking(9, 2, 'cardiology'),
      ranking(9, 4, 'cardiology'),
      ranking(40, 0, null),
    ],
  }
}
