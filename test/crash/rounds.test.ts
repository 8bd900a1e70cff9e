import { expect, it } from 'vitest'
import { linesOf } from './rounds/print-summary.ts'
import { playRounds } from './rounds/rounds.ts'

/** So many, or as many as there is time for on a machine that is busy. */
const ROUNDS = 200
const AT_MOST = 140_000

it('kill -9 at points around every write, sync and rename, and at any time, breaks no promise', async () => {
  const seed = Math.floor(Math.random() * 2 ** 31)
  process.stdout.write(`crash rounds with seed ${seed}\n`)
  const summary = await playRounds({
    rounds: ROUNDS,
    atMost: AT_MOST,
    seed,
    hospitals: 3,
    consortiums: 2,
    progress: () => undefined,
  })
  process.stdout.write(`${linesOf(summary).join('\n')}\n`)
  expect(summary.rounds).toBeGreaterThan(20)
  expect(summary.deaths.length).toBeGreaterThan(10)
})
