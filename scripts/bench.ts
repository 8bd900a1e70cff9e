/**
 * `npm run bench [-- <name>…] [--json <file>]`: measures, and prints one table. Without names
 * everything is measured. A missed target is shown, not an error: times depend on the machine.
 */
import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { chain } from '../test/bench/chain.ts'
import { events } from '../test/bench/events.ts'
import type { Benchmark, Figure } from '../test/bench/figure.ts'
import { figureTable } from '../test/bench/figure-table.ts'
import { factsLine, machineFacts } from '../test/bench/machine-facts.ts'
import { pages } from '../test/bench/pages.ts'
import { typing } from '../test/bench/typing.ts'

const BENCHMARKS: Readonly<Record<string, Benchmark>> = { pages, events, typing, chain }

const { values, positionals } = parseArgs({
  options: { json: { type: 'string' } },
  allowPositionals: true,
})
const names = positionals.length > 0 ? positionals : Object.keys(BENCHMARKS)
const unknown = names.filter((name) => !Object.hasOwn(BENCHMARKS, name))
if (unknown.length > 0) {
  process.stderr.write(
    `There is no benchmark ${unknown.join(', ')}. There are: ${Object.keys(BENCHMARKS).join(', ')}.\n`,
  )
  process.exit(2)
}

const machine = await machineFacts()
process.stdout.write(`${factsLine(machine)}\n`)
const measured: Record<string, readonly Figure[]> = {}
for (const name of names) {
  const figures = (await BENCHMARKS[name]?.()) ?? []
  measured[name] = figures
  process.stdout.write(`\n${name}\n\n${figureTable(figures)}\n`)
}
if (values.json !== undefined) {
  await writeFile(values.json, `${JSON.stringify({ machine, figures: measured }, null, 2)}\n`)
}
