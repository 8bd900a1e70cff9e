/** `npm run bench -- typing`: how soon typed letters appear while the node imports. */
import type { Page } from 'playwright-core'
import { type BenchStage, onStage, showScreen } from './bench-stage.ts'
import { type Figure, largest, percentile } from './figure.ts'
import { madeUpDocument } from './made-up-documents.ts'
import { gatherDuring, type GatheredWithTasks, probePage } from './page-probe.ts'
import { importSteadily, type SteadyImport } from './steady-import.ts'

/** Letters a second: somebody who types fast. */
const LETTERS_A_SECOND = 8
/** Letters typed into each of the two fields, in each of the two runs. */
const LETTERS = 15 * LETTERS_A_SECOND
/** What people take for at once. */
const TARGET = 50
/** Records before the typing: the patient and some history. */
const RECORDS = 130

const SEARCHED = ['type 2 diabetes', 'hypertension', 'fracture of wrist', 'asthma', 'migraine']
const NOTE = 'Feels well on the new dose, no dizziness, pressure at home about 130 over 80. '

/** What was gathered with the node idle, and while all hospitals imported. */
interface Runs {
  readonly idle: GatheredWithTasks
  readonly loaded: GatheredWithTasks
  /** In a page with nothing but a text field, beside the same import. */
  readonly bare: GatheredWithTasks
  readonly seconds: number
  readonly recordsFinal: number
}

/** Types with the node idle, then while all hospitals import, and then into a bare field. */
export function typing(): Promise<readonly Figure[]> {
  return onStage(RECORDS, async (stage) => figuresOf(await typeInAll(stage)))
}

async function typeInAll(stage: BenchStage): Promise<Runs> {
  const { page } = stage
  await openForm(page)
  const idle = await typeIntoForm(page)
  const load = importEverywhere(stage)
  const before = { ended: load.ended(), at: performance.now() }
  const loaded = await typeIntoForm(page)
  const seconds = (performance.now() - before.at) / 1000
  const recordsFinal = load.ended() - before.ended
  const bare = await typeIntoBareField(page)
  await load.stop()
  return { idle, loaded, bare, seconds, recordsFinal }
}

async function openForm(page: Page): Promise<void> {
  await showScreen(page, 'Diagnose')
  const search = page.getByLabel('Find the patient')
  await search.fill(madeUpDocument(0).patient.identifier)
  await search.press('Enter')
  const box = page.getByRole('combobox', { name: 'Add a condition' })
  await box.fill('type 2 diabetes neuro')
  await page.getByRole('option').first().waitFor()
  await box.press('Shift+Enter')
  await page.getByLabel('Note').waitFor()
}

async function typeIntoForm(page: Page): Promise<GatheredWithTasks> {
  const box = page.getByRole('combobox', { name: 'Add a condition' })
  return gatherDuring(page, async () => {
    for (let typed = 0; typed < LETTERS;) {
      const words = SEARCHED[typed % SEARCHED.length] ?? ''
      await box.fill('')
      await box.focus()
      await type(page, words.slice(0, LETTERS - typed))
      typed += words.length
    }
    await box.fill('')
    await page.getByLabel('Note').focus()
    await type(page, NOTE.repeat(2).slice(0, LETTERS))
  })
}

/** What this browser and this machine can do at best under the load. */
async function typeIntoBareField(page: Page): Promise<GatheredWithTasks> {
  const bare = await page.context().newPage()
  await probePage(bare)
  await bare.goto('data:text/html,<title>Bare</title><textarea autofocus></textarea>')
  await bare.getByRole('textbox').focus()
  const result = await gatherDuring(bare, () => type(bare, NOTE.repeat(2).slice(0, LETTERS)))
  await bare.close()
  return result
}

/** Presses keys when they are due, also while the page has not answered the one before. */
async function type(page: Page, text: string): Promise<void> {
  const presses: Promise<void>[] = []
  for (const letter of text) {
    presses.push(page.keyboard.type(letter))
    await new Promise((resolve) => {
      setTimeout(resolve, 1000 / LETTERS_A_SECOND)
    })
  }
  await Promise.all(presses)
}

/** A steady import at every hospital. */
function importEverywhere({ watched, others }: BenchStage): Pick<SteadyImport, 'ended' | 'stop'> {
  let number = RECORDS
  const imports = [watched, ...others].map((hospital) =>
    importSteadily(hospital, () => madeUpDocument(number++)),
  )
  return {
    ended: () => imports.reduce((sum, one) => sum + one.ended(), 0),
    stop: async () => {
      await Promise.all(imports.map((one) => one.stop()))
    },
  }
}

function figuresOf({ idle, loaded, bare, seconds, recordsFinal }: Runs): Figure[] {
  const time = (name: string, note: string, of: (all: GatheredWithTasks) => number): Figure[] => [
    { name: `${name}, importing`, value: of(loaded), floor: of(bare), ...MILLISECONDS, note },
    { name: `${name}, node idle`, value: of(idle), ...MILLISECONDS, note },
  ]
  const rate = (name: string, count: number, note: string): Figure => ({
    name,
    value: count / seconds,
    unit: 'per s',
    note,
  })
  return [
    ...time('key, p50', KEY_NOTE, ({ keys }) => percentile(keys, 0.5)),
    ...time('key, p95', KEY_NOTE, ({ keys }) => percentile(keys, 0.95)),
    ...time('key, longest', KEY_NOTE, ({ keys }) => largest(keys)),
    ...time('key by Event Timing, longest', TIMING_NOTE, ({ keyEvents }) => largest(keyEvents)),
    ...time('longest task by the clock', CLOCK_NOTE, ({ longTasks }) => largest(longTasks)),
    {
      name: 'longest task, importing',
      value: largest(loaded.tasks),
      ...MILLISECONDS,
      note: TASK_NOTE,
    },
    {
      name: 'longest task, node idle',
      value: largest(idle.tasks),
      ...MILLISECONDS,
      note: TASK_NOTE,
    },
    rate('records final', recordsFinal, 'In the whole consortium, while somebody typed'),
    rate('events', loaded.events, 'From the importing node to the page'),
    rate('calls', loaded.calls.length, 'From the page to the importing node'),
  ]
}

const MILLISECONDS = { unit: 'ms', target: TARGET }
const KEY_NOTE = 'Key pressed to frame painted; floor: a bare field beside the same import'
const TIMING_NOTE = "The browser's own count in steps of 8 ms; 0: none took 16 ms"
const CLOCK_NOTE = 'In the page, whatever else ran on the machine; 0: none took 50 ms'
const TASK_NOTE = 'In the page, processor time: what the page itself is to blame for'
