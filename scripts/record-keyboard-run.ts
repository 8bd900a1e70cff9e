/**
 * `npm run keyboard-run`: records diagnoses with the keyboard alone at the speed of a person, and
 * writes each step with its time and a picture to docs/keyboard-run.md.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { PROJECT_ROOT } from '#cli/project'
import { openWindows } from '../test/support/browser.ts'
import {
  beginAtHome,
  type KeyboardCase,
  type KeyboardStep,
  type Pace,
  recordByKeyboard,
} from '../test/support/keyboard-run.ts'
import { foundSmallConsortium, knowOnePatient } from '../test/support/small-consortium.ts'
import { smallPng } from './small-png.ts'

/** About 43 words a minute, as an average typist does; a second to read at each step. */
const PACE: Pace = { key: 280, decision: 1000 }
const PICTURES = join(PROJECT_ROOT, 'docs', 'keyboard-run')

interface Run {
  readonly title: string
  readonly name: string
  readonly case: KeyboardCase
}

const RUNS: readonly Run[] = [
  {
    title: 'A patient who is known',
    name: 'known',
    case: { patient: 'known', typed: 'whit', condition: 'asthma' },
  },
  {
    title: 'A new patient',
    name: 'new',
    case: {
      patient: 'new',
      typed: '999-20-4471',
      family: 'Rivera',
      given: 'Ana',
      birthDate: '12.3.1968',
      condition: 'type 2 dia',
    },
  },
]

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1)
}

function sumOf(steps: readonly KeyboardStep[], part: 'keys' | 'milliseconds'): number {
  return steps.reduce((sum, step) => sum + step[part], 0)
}

async function record(page: Page, run: Run): Promise<string> {
  const steps: KeyboardStep[] = []
  await recordByKeyboard(page, run.case, PACE, async (step) => {
    steps.push(step)
    const picture = smallPng(await page.screenshot())
    await writeFile(join(PICTURES, `${run.name}-${steps.length}.png`), picture)
  })
  const rows = steps.map(
    ({ what, keys, milliseconds }, index) =>
      `| ${index + 1} | ${what} | ${keys} | ${seconds(milliseconds)} | [picture](keyboard-run/${run.name}-${index + 1}.png) |`,
  )
  const whole = `${seconds(sumOf(steps, 'milliseconds'))} s, ${sumOf(steps, 'keys')} presses`
  process.stderr.write(`${run.title}: ${whole}\n`)
  return [
    `## ${run.title}: ${whole}`,
    '',
    '| # | What the hands do, and what the page answers | Presses | Seconds | |',
    '| - | - | - | - | - |',
    ...rows,
    '',
    `![The last step](keyboard-run/${run.name}-${steps.length}.png)`,
    '',
  ].join('\n')
}

const HEAD = `# A diagnosis by keyboard alone

Recorded by \`npm run keyboard-run\` in Chromium, on real nodes, with nothing but presses of keys:
${PACE.key} ms from key to key, ${PACE.decision / 1000} s to read and decide before each step. A chord counts as one
press. The times are from the first key on the home screen to the notice that the record was
submitted, with every wait for the page in them; only taking the pictures is left out.
`

const folder = await mkdtemp(join(tmpdir(), 'medichain-keyboard-'))
await mkdir(PICTURES, { recursive: true })
const windows = await openWindows()
try {
  const consortium = await foundSmallConsortium(folder)
  try {
    await knowOnePatient(consortium)
    const { page } = await windows.show(consortium.hospitals[0]!.node)
    const parts = [HEAD]
    for (const run of RUNS) {
      await beginAtHome(page)
      parts.push(await record(page, run))
    }
    await writeFile(join(PROJECT_ROOT, 'docs', 'keyboard-run.md'), parts.join('\n'))
  } finally {
    await consortium.stop()
  }
} finally {
  await windows.close()
  await rm(folder, { recursive: true, force: true })
}
