/** The summary of crash rounds as people read it. */
import type { RoundsSummary } from './rounds.ts'

/** Lines of a summary. */
export function linesOf(summary: RoundsSummary): string[] {
  const { rounds, empty, deaths, victims, milliseconds } = summary
  const seconds = Math.round(milliseconds / 1000)
  return [
    `${rounds} rounds in ${seconds} s; ${empty} more did not count, as nobody died in them.`,
    `${summary.acknowledged} acknowledged submissions, all final, none twice; ${summary.blocks} blocks, the same everywhere;`,
    `${summary.statements} votes, blocks, receipts and other signed statements, none contradicted.`,
    '',
    'Deaths by victim',
    ...victims.map(row),
    '',
    'Rounds by point of death',
    ...deaths.map(row),
  ]
}

function row([name, count]: readonly [string, number]): string {
  return `${String(count).padStart(6)}  ${name}`
}
