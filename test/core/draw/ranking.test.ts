import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toHex } from '#crypto/bytes'
import {
  drawNumbers,
  type DrawInput,
  drawSeed,
  placeIn,
  rankingOf,
  shuffle,
  specialtyCounts,
} from '#core/draw/ranking'
import type { Roster } from '#core/ledger/roster'
import { bytesFrom } from '../../support/signed.ts'
import { referenceRanking, referenceSeed } from './reference-ranking.ts'

const id32 = fc.uint8Array({ minLength: 32, maxLength: 32 })
const specialty = fc.constantFrom('cardiology', 'neurology', 'oncology')

/** Any draw: up to 24 active hospitals, some suspended ones, an author among them or not. */
const draw: fc.Arbitrary<DrawInput> = fc
  .record({
    consortium: id32,
    secret: id32,
    submission: id32,
    specialty: fc.option(specialty),
    active: fc.uniqueArray(
      fc.record({ id: id32, specialties: fc.subarray(['cardiology', 'neurology']) }),
      {
        minLength: 1,
        maxLength: 24,
        selector: ({ id }) => toHex(id),
      },
    ),
    suspended: fc.nat(8),
    place: fc.nat(),
  })
  .map(({ consortium, secret, submission, specialty, active, suspended, place }) => ({
    consortium,
    secret,
    submission,
    specialty,
    author: active[place % active.length]!.id,
    roster: rosterOf(active, suspended),
  }))

function rosterOf(active: Roster['active'], suspended = 0): Roster {
  const others = Array.from({ length: suspended }, (_, i) => bytesFrom(`suspended ${i}`))
  return { from: 1, active, voters: [...active.map(({ id }) => id), ...others], epoch: 1 }
}

function hexRanking(input: DrawInput): string[] {
  return rankingOf(input).map(toHex)
}

describe('the draw (PROTOCOL §6)', () => {
  it('is the ranking that the protocol describes, computed independently', () => {
    fc.assert(
      fc.property(draw, (input) => {
        expect(toHex(drawSeed(input.consortium, input.secret, input.submission))).toBe(
          referenceSeed(input).toString('hex'),
        )
        expect(hexRanking(input)).toEqual(referenceRanking(input))
      }),
      { numRuns: 400 },
    )
  })

  it('never draws the author and never leaves out or repeats anybody else', () => {
    fc.assert(
      fc.property(draw, (input) => {
        const author = toHex(input.author)
        const others = input.roster.active.map(({ id }) => toHex(id)).filter((id) => id !== author)
        expect(hexRanking(input).toSorted()).toEqual(others.toSorted())
        expect(placeIn(rankingOf(input), input.author)).toBe(-1)
      }),
    )
  })

  it('does not depend on the order in which members are listed', () => {
    fc.assert(
      fc.property(draw, fc.nat(), (input, seed) => {
        const active = shuffle(input.roster.active, bytesFrom(`order ${seed}`))
        const roster = { ...input.roster, active }
        expect(hexRanking({ ...input, roster })).toEqual(hexRanking(input))
      }),
    )
  })

  it('changes with consortium, secret and submission', () => {
    const active = Array.from({ length: 20 }, (_, i) => ({
      id: bytesFrom(`${i}`),
      specialties: [],
    }))
    const input: DrawInput = {
      consortium: bytesFrom('consortium'),
      secret: bytesFrom('secret'),
      submission: bytesFrom('submission'),
      author: active[0]!.id,
      specialty: null,
      roster: rosterOf(active),
    }
    const rankings = [
      input,
      { ...input, consortium: bytesFrom('another') },
      { ...input, secret: bytesFrom('another') },
      { ...input, submission: bytesFrom('another') },
    ].map((variant) => hexRanking(variant).join())
    expect(new Set(rankings).size).toBe(4)
  })

  it('gives numbers below the bound only, and skips the words that would favour some', () => {
    const below = drawNumbers(bytesFrom('numbers'))
    for (let bound = 1; bound < 200; bound++) expect(below(bound)).toBeLessThan(bound)
    // Two thirds of all words can be used with this bound, and each number must come from one.
    const bound = Math.floor(2 ** 32 / 3) * 2
    const generous = drawNumbers(bytesFrom('skipping'))
    const drawn = Array.from({ length: 3000 }, () => generous(bound))
    expect(Math.max(...drawn)).toBeLessThan(bound)
    const lower = drawn.filter((number) => number < bound / 2).length
    expect(Math.abs(lower - 1500)).toBeLessThan(150)
  })
})

describe('a named specialty', () => {
  it.each([
    { listing: 2, voters: 4, counts: false },
    { listing: 3, voters: 4, counts: true },
    { listing: 3, voters: 9, counts: true },
    { listing: 3, voters: 10, counts: false },
    { listing: 4, voters: 10, counts: true },
  ])(
    'listed by $listing others among $voters voters comes first: $counts',
    ({ listing, voters, counts }) => {
      const active = Array.from({ length: voters }, (_, i) => ({
        id: bytesFrom(`hospital ${i}`),
        specialties: i >= 1 && i <= listing ? ['cardiology'] : [],
      }))
      const author = active[0]!.id
      const roster = rosterOf(active)
      expect(specialtyCounts(roster, author, 'cardiology')).toBe(counts)
      const input = {
        consortium: bytesFrom('consortium'),
        secret: bytesFrom(`secret ${listing} ${voters}`),
        submission: bytesFrom('submission'),
        author,
        roster,
      }
      const plain = hexRanking({ ...input, specialty: null })
      const ranking = hexRanking({ ...input, specialty: 'cardiology' })
      const listed = new Set(active.filter((a) => a.specialties.length > 0).map((a) => toHex(a.id)))
      const first = plain.filter((id) => listed.has(id))
      const rest = plain.filter((id) => !listed.has(id))
      expect(ranking).toEqual(counts ? [...first, ...rest] : plain)
    },
  )

  it('is not counted among the others when only the author lists it', () => {
    const active = ['a', 'b', 'c'].map((name) => ({
      id: bytesFrom(name),
      specialties: ['cardiology'],
    }))
    const roster = rosterOf([...active, { id: bytesFrom('d'), specialties: [] }])
    expect(specialtyCounts(roster, active[0]!.id, 'cardiology')).toBe(false)
    expect(specialtyCounts(roster, bytesFrom('d'), 'cardiology')).toBe(true)
  })
})
