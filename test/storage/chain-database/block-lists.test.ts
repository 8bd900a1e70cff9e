/** Places in lists of blocks, prefixes of hashes, and how SQLite finds them. */
import * as fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { toHex, utf8 } from '#crypto/bytes'
import { sha256 } from '#crypto/hash'
import { LIST_QUERIES } from '#storage/chain-database/block-lists'
import { SELECT_ENDED, SELECT_GOVERNANCE } from '#storage/chain-database/governance'
import { SELECT_BLOCK, SELECT_LISTED } from '#storage/chain-database/blocks'
import { ChainDatabase } from '#storage/chain-database/chain-database'
import { FIND_QUERIES } from '#storage/chain-database/find'
import { SCHEMA } from '#storage/chain-database/schema'
import { SqlDatabase } from '#storage/chain-database/sql-database'
import { SELECT_MEMBERSHIP } from '#storage/chain-database/transactions'

const hash = (name: string) => toHex(sha256(utf8(name)))
const HOSPITALS = ['north', 'south', 'east'].map(hash)
const DAY = 1000

/** A block with its time and which hospitals it holds something of. */
interface Block {
  readonly time: number
  readonly hospitals: readonly string[]
}

async function databaseOf(blocks: readonly Block[]): Promise<ChainDatabase> {
  const database = await ChainDatabase.create()
  onTestFinished(() => database.close())
  blocks.forEach(({ time, hospitals }, index) => {
    const height = index + 1
    const block = { height, hash: hash(`b${height}`), previous: hash(''), time, size: 1, votes: 3 }
    const rows = hospitals.map((hospital, place) => ({
      id: hash(`t${height}-${place}`),
      kind: 'record',
      hospital,
      number: height,
      submission: hash(`s${height}-${place}`),
      contentDigest: null,
      validator: null,
      cause: null,
    }))
    database.insertBlock(block, rows)
  })
  return database
}

const chains = fc
  .array(
    fc.record({
      step: fc.nat(700),
      hospitals: fc.array(fc.constantFrom(...HOSPITALS), { minLength: 1, maxLength: 4 }),
    }),
    { maxLength: 30 },
  )
  .map((steps) => {
    let time = 5000
    return steps.map(({ step, hospitals }) => ({ time: (time += step), hospitals }))
  })
const bound = fc.option(fc.integer({ min: 4000, max: 20_000 }))
const wantedHospital = fc.option(fc.constantFrom(...HOSPITALS, hash('unknown')))

/** Heights of the list, oldest first: the number of each is its place from 1. */
function heightsOf(blocks: readonly Block[], hospital: string | null): number[] {
  return blocks.flatMap((block, index) =>
    hospital === null || block.hospitals.includes(hospital) ? [index + 1] : [],
  )
}

test('the extent of a list is what reading every block would give', async () => {
  await fc.assert(
    fc.asyncProperty(chains, wantedHospital, bound, bound, async (blocks, hospital, from, to) => {
      const database = await databaseOf(blocks)
      const { first, last } = database.extentOf({ hospital, from, to })
      const numbers = heightsOf(blocks, hospital).flatMap((height, index) => {
        const { time } = blocks[height - 1]!
        return (from === null || time >= from) && (to === null || time <= to) ? [index + 1] : []
      })
      const found = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at)
      expect(found).toEqual(numbers)
    }),
    { numRuns: 60 },
  )
})

test('the days of a list begin with its first block of each day', async () => {
  await fc.assert(
    fc.asyncProperty(chains, wantedHospital, async (blocks, hospital) => {
      const database = await databaseOf(blocks)
      const filter = { hospital, from: null, to: null }
      const days = database.daysOf(filter, (time) => (Math.floor(time / DAY) + 1) * DAY)
      const expected: { time: number; first: number }[] = []
      heightsOf(blocks, hospital).forEach((height, index) => {
        const { time } = blocks[height - 1]!
        const before = expected.at(-1)?.time
        if (before !== undefined && Math.floor(before / DAY) === Math.floor(time / DAY)) return
        expected.push({ time, first: index + 1 })
      })
      expect(days).toEqual(expected)
    }),
    { numRuns: 60 },
  )
})

test('the blocks of a hospital come newest first, below a number of its list', async () => {
  await fc.assert(
    fc.asyncProperty(chains, wantedHospital, fc.nat(20), async (blocks, wanted, below) => {
      const hospital = wanted ?? HOSPITALS[0]!
      const database = await databaseOf(blocks)
      const heights = heightsOf(blocks, hospital)
      const found = database.blocksOfHospital(hospital, below, 5).map(({ height }) => height)
      const wantedHeights = heights
        .slice(0, Math.max(0, below - 1))
        .toReversed()
        .slice(0, 5)
      expect(found).toEqual(wantedHeights)
    }),
    { numRuns: 40 },
  )
})

test('a prefix finds blocks by hash, transactions by their id and by their submission', async () => {
  const database = await databaseOf([
    { time: 1, hospitals: [HOSPITALS[0]!, HOSPITALS[1]!] },
    { time: 2, hospitals: [HOSPITALS[2]!] },
  ])
  for (const length of [9, 10, 64]) {
    const blocks = database.blocksByPrefix(hash('b2').slice(0, length), 20)
    expect(blocks.map(({ height }) => height)).toEqual([2])
    for (const name of ['t1-1', 's1-1']) {
      const found = database.transactionsByPrefix(hash(name).slice(0, length), 20)
      expect(found.map(({ id }) => id)).toEqual([hash('t1-1')])
    }
  }
  expect(database.blocksByPrefix(hash('b3').slice(0, 9), 20)).toEqual([])
})

test('arrivals of votes are told as they were noted first, and those of old blocks forgotten', async () => {
  const database = await databaseOf([])
  database.noteVote(7, HOSPITALS[0]!, 100)
  database.noteVote(7, HOSPITALS[0]!, 200)
  database.noteCertificate(7, 300)
  expect(database.votesArrived(7)).toEqual([{ hospital: HOSPITALS[0], at: 100 }])
  expect(database.certificateArrived(7)).toBe(300)
  database.noteVote(20_000, HOSPITALS[1]!, 400)
  database.noteCertificate(20_000, 400)
  expect(database.votesArrived(7)).toEqual([])
  expect(database.certificateArrived(7)).toBeNull()
})

test.each(
  Object.entries({
    ...LIST_QUERIES,
    ...FIND_QUERIES,
    listed: SELECT_LISTED,
    membership: SELECT_MEMBERSHIP,
    governance: SELECT_GOVERNANCE,
    ended: SELECT_ENDED,
    below: `${SELECT_BLOCK} WHERE height < ? ORDER BY height DESC LIMIT ?`,
  }),
)('%s is answered from an index: no table is read through or sorted', async (_name, query) => {
  const sql = await SqlDatabase.create(SCHEMA)
  onTestFinished(() => sql.close())
  const plan = sql.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${query}`)
  expect(plan.length).toBeGreaterThan(0)
  const steps = plan.map(({ detail }) => detail).filter((detail) => !detail.startsWith('SCALAR'))
  for (const step of steps) expect(step).toMatch(/^SEARCH .* USING /)
})
