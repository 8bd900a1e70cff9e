/** `npm run bench -- chain`: the chain browser over a million blocks. */
import type { Page } from 'playwright-core'
import { longChain } from '../support/long-chain.ts'
import { openLongChain } from '../support/long-chain-window.ts'
import { type Figure, largest, percentile } from './figure.ts'
import { probePage, timeToPaint } from './page-probe.ts'

const BLOCKS = 1_000_000
/** Places that the scroll bar is dragged to, and blocks that are clicked. */
const JUMPS = 20
const CLICKS = 20
/** Seconds of turning the wheel, a turn a frame. */
const WHEEL_SECONDS = 5
/** Two frames of a screen with 60 a second. */
const FRAME_TARGET = 33
const AT_ONCE = 100

/** Opens the list, turns the wheel, drags the bar, clicks blocks. */
export async function chain(): Promise<readonly Figure[]> {
  const database = await longChain(BLOCKS)
  try {
    const window = await openLongChain(database)
    try {
      return await measure(window.page)
    } finally {
      await window.close()
    }
  } finally {
    database.close()
  }
}

async function measure(page: Page): Promise<readonly Figure[]> {
  await probePage(page)
  await page.locator('tbody tr[aria-rowindex]:not([aria-busy])').first().waitFor()
  const wheel = await page.evaluate(turnWheel, WHEEL_SECONDS)
  const drawn = await page.locator('tbody tr').count()
  const jumps: number[] = []
  for (let jump = 0; jump < JUMPS; jump++) {
    jumps.push(await page.evaluate(jumpTo, ((jump * 7) % JUMPS) / JUMPS))
  }
  return [
    ...frameFigures(wheel),
    figure('jump p95', percentile(jumps, 0.95), AT_ONCE, 'from a drag of the bar to painted rows'),
    figure('jump longest', largest(jumps), undefined, `of ${JUMPS} places all over the list`),
    { name: 'rows drawn', value: drawn, unit: 'rows', target: 60, note: 'of a million' },
    ...(await blockFigures(page)),
  ]
}

function figure(name: string, value: number, target: number | undefined, note: string): Figure {
  return { name, value, unit: 'ms', note, ...(target === undefined ? {} : { target }) }
}

function frameFigures(frames: readonly number[]): Figure[] {
  return [
    figure('frame p95', percentile(frames, 0.95), FRAME_TARGET, 'between frames while it scrolls'),
    figure('frame longest', largest(frames), undefined, `of ${frames.length} frames`),
  ]
}

async function blockFigures(page: Page): Promise<Figure[]> {
  const times: number[] = []
  for (let click = 0; click < CLICKS; click++) {
    const rows = page.locator('tbody tr[aria-rowindex]:not([aria-busy])')
    const row = rows.nth(10 + (click % 5))
    const height = (await row.innerText()).split('\n')[0] ?? ''
    const title = [{ selector: 'aside h2', text: height }]
    times.push(await timeToPaint(page, title, () => row.click()))
  }
  return [
    figure('block p95', percentile(times, 0.95), AT_ONCE, 'from click to the painted block'),
    figure('block longest', largest(times), undefined, `of ${CLICKS} blocks`),
  ]
}

/** Scrolls by three rows a frame and answers the time between frames. Sent to the page whole. */
function turnWheel(seconds: number): Promise<number[]> {
  const scroller = document.querySelector('table[role=grid]')?.parentElement
  if (!scroller) throw new Error('there is no list')
  const frames: number[] = []
  return new Promise((resolve) => {
    const begun = performance.now()
    let before = begun
    const step = (now: number) => {
      frames.push(now - before)
      before = now
      scroller.scrollTop += 96
      if (now - begun < seconds * 1000) requestAnimationFrame(step)
      else resolve(frames.slice(1))
    }
    requestAnimationFrame(step)
  })
}

/** Drags the bar and answers the time until rows with contents are painted. Sent whole. */
async function jumpTo(share: number): Promise<number> {
  const scroller = document.querySelector('table[role=grid]')?.parentElement
  if (!scroller) throw new Error('there is no list')
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const begun = performance.now()
  scroller.scrollTop = share * (scroller.scrollHeight - scroller.clientHeight)
  await frame()
  await frame()
  while (document.querySelector('tbody tr[aria-busy]')) await frame()
  return performance.now() - begun
}
