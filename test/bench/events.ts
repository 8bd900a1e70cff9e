/** `npm run bench -- events`: whether 10,000 events a minute make a window stutter. */
import type { Page } from 'playwright-core'
import { type BenchStage, onStage, showScreen } from './bench-stage.ts'
import { endStorm, startStorm, stormOf } from './event-storm.ts'
import { type Figure, largest } from './figure.ts'
import { gatherDuring, type Gathered, type GatheredWithTasks } from './page-probe.ts'

/** 10,000 a minute. */
const EVENTS_A_SECOND = 10_000 / 60
/** Rows of the list of submissions. */
const RECORDS = 500
/** Milliseconds of scrolling on each screen, without events and then with them. */
const CALM = 5_000
const STORM = 10_000
/** Milliseconds between frames of a screen with 60 a second. */
const FRAME = 1000 / 60
/** A task up to this many milliseconds is not felt. */
const LONGEST_TASK = 50
/** Frames of a hundred that may be missing beyond those that are missing in calm. */
const MISSING_FRAMES = 5
/** Six pairs of a query and a topic that it follows on a screen, each four times a second. */
const CALLS_A_SECOND = 24
/** Megabytes that may stay. */
const HEAP_GROWTH = 5

const SCREENS = ['Chain', 'Home', 'Submissions'] as const

/** What one screen did with and without events. */
interface Run {
  readonly gathered: GatheredWithTasks
  readonly heapGrowth: number
  readonly seconds: number
}

/** Scrolls on three screens in calm and in the storm. */
export function events(): Promise<readonly Figure[]> {
  return onStage(RECORDS, async (stage) => {
    const figures: Figure[] = []
    for (const screen of SCREENS) {
      await showScreen(stage.page, screen)
      const calm = await scroll(stage.page, CALM)
      const storm = await scrollInStorm(stage)
      figures.push(...figuresOf(screen, calm, storm))
    }
    return figures
  })
}

async function scrollInStorm({ page, watched }: BenchStage): Promise<Run> {
  await startStorm(page, await stormOf(watched.node), EVENTS_A_SECOND)
  try {
    return await scroll(page, STORM)
  } finally {
    await endStorm(page)
  }
}

async function scroll(page: Page, milliseconds: number): Promise<Run> {
  const before = await heapOf(page)
  const gathered = await gatherDuring(page, () => page.evaluate(scrollInPage, milliseconds))
  const heapGrowth = (await heapOf(page)) - before
  return { gathered, heapGrowth, seconds: milliseconds / 1000 }
}

/** Scrolls the tallest list to and fro and notes the time of every frame. Runs in the page. */
async function scrollInPage(milliseconds: number): Promise<void> {
  const hidden = (element: Element) => element.scrollHeight - element.clientHeight
  const [tallest] = [...document.querySelectorAll('main *')]
    .filter((element) => ['auto', 'scroll'].includes(getComputedStyle(element).overflowY))
    .sort((a, b) => hidden(b) - hidden(a))
  const start = performance.now()
  let last = start
  let step = 40
  while (last - start < milliseconds) {
    const now = await new Promise<number>((resolve) => {
      requestAnimationFrame(resolve)
    })
    window.gathered.frames.push(now - last)
    last = now
    if (!tallest) continue
    const before = tallest.scrollTop
    tallest.scrollTop += step
    if (tallest.scrollTop === before) step = -step
  }
}

/** Megabytes in use after everything unused was given back. */
async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize / 1e6
}

/** Percent of the frames of a screen that never came. */
function missingFrames({ frames }: Gathered): number {
  const due = frames.reduce((sum, time) => sum + Math.max(1, Math.round(time / FRAME)), 0)
  return due === 0 ? 0 : (100 * (due - frames.length)) / due
}

function busy({ gathered, seconds }: Run): number {
  const milliseconds = gathered.tasks.reduce((sum, task) => sum + task, 0)
  return milliseconds / seconds / 10
}

function figuresOf(screen: string, calm: Run, storm: Run): Figure[] {
  const name = (what: string) => `${screen}: ${what}`
  const calls = (run: Run) => run.gathered.calls.length / run.seconds
  const calmMissing = missingFrames(calm.gathered)
  return [
    {
      name: name('longest task'),
      value: largest(storm.gathered.tasks),
      floor: largest(calm.gathered.tasks),
      unit: 'ms',
      target: LONGEST_TASK,
      note: 'In the page, processor time; floor: without events',
    },
    {
      name: name('busy'),
      value: busy(storm),
      floor: busy(calm),
      unit: '%',
      note: "Processor time of the page's main thread; floor: without events",
    },
    {
      name: name('missing frames'),
      value: missingFrames(storm.gathered),
      floor: calmMissing,
      unit: '%',
      target: calmMissing + MISSING_FRAMES,
      note: 'Of 60 a second while scrolling; floor: without events',
    },
    {
      name: name('calls'),
      value: calls(storm),
      floor: calls(calm),
      unit: 'per s',
      target: CALLS_A_SECOND,
      note: 'What the page asks its node; floor: without events',
    },
    {
      name: name('heap growth'),
      value: storm.heapGrowth,
      floor: calm.heapGrowth,
      unit: 'MB',
      target: HEAP_GROWTH,
      note: 'After garbage collection, over the run; floor: without events',
    },
  ]
}
