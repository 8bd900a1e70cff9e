/** `npm run test:crash -- --rounds N --seed S`: crash rounds on demand, and what came of them. */
import { parseArgs } from 'node:util'
import { linesOf } from '../test/crash/rounds/print-summary.ts'
import { playRounds } from '../test/crash/rounds/rounds.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    hospitals: { type: 'string', default: '3' },
    consortiums: { type: 'string', default: '2' },
  },
})
const [rounds, seed, hospitals, consortiums] = [
  values.rounds,
  values.seed,
  values.hospitals,
  values.consortiums,
].map(Number) as [number, number, number, number]

process.stdout.write(`${rounds} rounds with seed ${seed}\n`)
const summary = await playRounds({
  rounds,
  atMost: Number.POSITIVE_INFINITY,
  seed,
  hospitals,
  consortiums,
  progress: (done) => {
    if (done % 50 === 0) process.stdout.write(`${done} rounds\n`)
  },
})
process.stdout.write(`\n${linesOf(summary).join('\n')}\n`)
process.exit(0)
