/** `npm run bench -- pages`: from a click to the painted page, and what of it the node took. */
import type { Page } from 'playwright-core'
import { type BenchStage, onStage, showScreen } from './bench-stage.ts'
import { type Figure, percentile } from './figure.ts'
import { madeUpDocument } from './made-up-documents.ts'
import { timeToPaint } from './page-probe.ts'

/** Pages opened of each kind. */
const TIMES = 20
/** A page that is there within this many milliseconds seems to have been there already. */
const TARGET = 100
/** Records of the hospital: more pages of each kind than are opened. */
const RECORDS = 150
/** Rows of a list that are surely in sight without scrolling. */
const ROWS_IN_SIGHT = 12

/** One kind of page: opens number `index`, and asks the node alone for the same. */
interface PageKind {
  readonly name: string
  readonly note: string
  readonly prepare: () => Promise<void>
  readonly open: (index: number) => Promise<number>
  readonly ask: (index: number) => Promise<unknown>
}

/** Opens pages of each kind. */
export function pages(): Promise<readonly Figure[]> {
  return onStage(RECORDS, async (stage) => {
    const figures: Figure[] = []
    for (const kind of [charts(stage), blocks(stage), searches(stage), submissions(stage)]) {
      figures.push(...(await measure(kind)))
    }
    return figures
  })
}

async function measure({ name, note, prepare, open, ask }: PageKind): Promise<Figure[]> {
  await prepare()
  const painted: number[] = []
  const asked: number[] = []
  for (let index = 0; index < TIMES; index++) {
    painted.push(await open(index))
    const start = performance.now()
    await ask(index)
    asked.push(performance.now() - start)
  }
  return ([0.5, 0.95] as const).map((share) => ({
    name: `${name}, p${share * 100}`,
    value: percentile(painted, share),
    unit: 'ms',
    floor: percentile(asked, share),
    target: TARGET,
    note,
  }))
}

function charts({ page, watched }: BenchStage): PageKind {
  const { client } = watched.node
  return {
    name: 'patient chart',
    note: 'Click on "Open chart" to painted; floor: patients.chart alone',
    prepare: () => showScreen(page, 'Patients'),
    async open(index) {
      await bodyRow(page, index).click()
      const chart = page.getByRole('button', { name: 'Open chart' })
      const shown = [{ selector: 'button', text: 'All patients' }]
      const taken = await timeToPaint(page, shown, () => chart.click())
      await page.getByRole('button', { name: 'All patients' }).click()
      return taken
    },
    ask: (index) => client.call('patients.chart', { id: index + 1 }),
  }
}

function blocks({ page, watched }: BenchStage): PageKind {
  const { client } = watched.node
  return {
    name: 'block page',
    note: 'Click on a block in the list to painted; floor: chain.block alone',
    prepare: () => showScreen(page, 'Chain'),
    async open(index) {
      const row = bodyRow(page, index)
      const height = /\d+/.exec(await row.innerText())?.[0] ?? ''
      const shown = [
        { selector: 'h2', text: `Block ${height}` },
        { selector: 'h3', text: '' },
      ]
      return timeToPaint(page, shown, () => row.click())
    },
    ask: (index) => client.call('chain.block', { height: index + 1 }),
  }
}

function searches({ page, watched }: BenchStage): PageKind {
  const { client } = watched.node
  const box = page.getByLabel('Find a patient')
  const identifierOf = (index: number) => madeUpDocument(index).patient.identifier
  return {
    name: 'patient search',
    note: 'Typed text to painted result; floor: patients.search alone',
    async prepare() {
      await showScreen(page, 'Patients')
      await box.fill(identifierOf(TIMES))
      await page.getByRole('row').nth(2).waitFor({ state: 'detached' })
    },
    open(index) {
      const text = identifierOf(index)
      return timeToPaint(page, [{ selector: 'tbody tr', text }], () => box.fill(text))
    },
    ask: (index) =>
      client.call('patients.search', { text: identifierOf(index), offset: 0, limit: 100 }),
  }
}

function submissions({ page, watched }: BenchStage): PageKind {
  const { client } = watched.node
  let ids: readonly string[] = []
  return {
    name: 'submission',
    note: 'Click on a submission in the list to its painted life; floor: submissions.get alone',
    async prepare() {
      const wanted = { beforeNonce: null, limit: TIMES, filter: 'ended' } as const
      ids = (await client.call('submissions.list', wanted)).map(({ id }) => id)
      await showScreen(page, 'Submissions')
    },
    async open(index) {
      const row = bodyRow(page, index)
      const text = await row.locator('strong').innerText()
      return timeToPaint(page, [{ selector: 'h2', text }], () => row.click())
    },
    ask: (index) => client.call('submissions.get', { submission: ids[index] ?? '' }),
  }
}

/** A row of the list that is in sight without scrolling; neighbours for neighbouring indices. */
function bodyRow(page: Page, index: number) {
  return page.locator('tbody tr[aria-selected]').nth(index % ROWS_IN_SIGHT)
}
