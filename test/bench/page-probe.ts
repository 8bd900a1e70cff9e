/**
 * What measures inside of a page. The functions `install…` and `run…` are sent to the page as
 * text, so each is whole in itself and uses nothing of this file.
 */
import type { Page } from 'playwright-core'
import { tasksDuring } from './page-tasks.ts'

/** What a page gathers. Times in milliseconds. */
export interface Gathered {
  /** From a key's press to the frame that followed it. */
  keys: number[]
  /** The same by the browser's own count (Event Timing, in steps of 8, none below 16). */
  keyEvents: number[]
  /** Tasks that took above 50 ms on the clock. */
  longTasks: number[]
  /** Between frames while something scrolled. */
  frames: number[]
  /** Events that came from the node, and those that a benchmark added. */
  events: number
  /** Methods that the page called, one entry a call. */
  calls: string[]
}

/** What was gathered during something, with the tasks of the page in processor time. */
export type GatheredWithTasks = Gathered & { readonly tasks: readonly number[] }

/** What must be in the page: an element that fits the selector and holds the text. */
export interface Expected {
  readonly selector: string
  readonly text: string
}

declare global {
  interface Window {
    gathered: Gathered
    /** The page's newest socket. */
    probedSocket: WebSocket
    painted: Promise<number>
  }
}

/** Gathers from the first moment of whatever is loaded into `page` from now on. */
export async function probePage(page: Page): Promise<void> {
  await page.addInitScript(installSocketProbe)
  await page.addInitScript(installKeyProbe)
}

/** What the page gathers while `act` runs, with the processor time of each of its tasks. */
export async function gatherDuring(
  page: Page,
  act: () => Promise<void>,
): Promise<GatheredWithTasks> {
  await restart(page)
  const tasks = await tasksDuring(page, act)
  return { ...(await page.evaluate(() => window.gathered)), tasks }
}

function restart(page: Page): Promise<void> {
  return page.evaluate(() => {
    const { gathered } = window
    for (const list of [gathered.keys, gathered.keyEvents, gathered.longTasks, gathered.frames]) {
      list.length = 0
    }
    gathered.calls.length = 0
    gathered.events = 0
  })
}

/**
 * Milliseconds from the next click (or change of a field) that `act` makes to the frame that shows
 * all that is expected, and nothing that still loads.
 */
export async function timeToPaint(
  page: Page,
  expected: readonly Expected[],
  act: () => Promise<void>,
): Promise<number> {
  await page.evaluate(armPaintProbe, expected)
  await act()
  return page.evaluate(() => window.painted)
}

function installSocketProbe(): void {
  const all: Gathered = {
    keys: [],
    keyEvents: [],
    longTasks: [],
    frames: [],
    events: 0,
    calls: [],
  }
  window.gathered = all
  window.WebSocket = class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      window.probedSocket = this
      this.addEventListener('message', ({ data }) => {
        if (String(data).startsWith('{"event"')) all.events += 1
      })
    }
    override send(data: string): void {
      all.calls.push((JSON.parse(data) as { method: string }).method)
      super.send(data)
    }
  }
}

function installKeyProbe(): void {
  const all = window.gathered
  const channel = new MessageChannel()
  const pressed: number[] = []
  // A message posted in a frame's callback is handled once that frame was painted.
  channel.port1.addEventListener('message', () => {
    const now = performance.now()
    for (const at of pressed.splice(0)) all.keys.push(now - at)
  })
  channel.port1.start()
  const onKeyDown = ({ key, timeStamp }: KeyboardEvent) => {
    if (key.length > 1) return
    requestAnimationFrame(() => {
      pressed.push(timeStamp)
      channel.port2.postMessage(null)
    })
  }
  addEventListener('keydown', onKeyDown, { capture: true })
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) all.longTasks.push(duration)
  }).observe({ type: 'longtask' })
  const timing = { type: 'event', durationThreshold: 16 }
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) {
      if (name === 'keydown') all.keyEvents.push(duration)
    }
  }).observe(timing)
}

function armPaintProbe(expected: readonly Expected[]): void {
  const started = Promise.withResolvers<number>()
  const onAct = ({ timeStamp }: Event) => {
    removeEventListener('click', onAct, true)
    removeEventListener('input', onAct, true)
    started.resolve(timeStamp)
  }
  addEventListener('click', onAct, true)
  addEventListener('input', onAct, true)
  const isShown = ({ selector, text }: Expected) =>
    [...document.querySelectorAll(selector)].some((found) => found.textContent.includes(text))
  const isComplete = () =>
    document.querySelector('output[aria-label="Loading"]') === null && expected.every(isShown)
  const completed = new Promise<void>((resolve, reject) => {
    const observer = new MutationObserver(() => {
      if (!isComplete()) return
      observer.disconnect()
      resolve()
    })
    observer.observe(document, { subtree: true, childList: true, characterData: true })
    setTimeout(() => reject(new Error(`never shown: ${JSON.stringify(expected)}`)), 10_000)
  })
  const afterFrame = () =>
    new Promise<number>((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.addEventListener('message', () => resolve(performance.now()))
        port1.start()
        port2.postMessage(null)
      })
    })
  window.painted = completed.then(async () => (await afterFrame()) - (await started.promise))
}
