/** Events of every kind, far more than a node sends, put into a page as if its socket brought them. */
import type { Page } from 'playwright-core'
import type { NodeEvent } from '#contract/events'
import type { NodeProcess } from '#cli/scripted/node-process'

/** Different events before they repeat. */
const ROUND = 240

/**
 * Events of the shapes and in the mixture of an import: of ten, four submissions, two blocks, two
 * statuses, a review and a network. Reviews only end: one that arrives would open the prompt.
 */
export async function stormOf({ client }: NodeProcess): Promise<readonly NodeEvent[]> {
  const status = await client.call('app.status', {})
  const wanted = { beforeNonce: null, limit: 50, filter: 'all' } as const
  const ids = (await client.call('submissions.list', wanted)).map(({ id }) => id)
  return Array.from({ length: ROUND }, (_, number): NodeEvent => {
    const submission = ids[number % ids.length] ?? ''
    const height = status.height + Math.floor(number / 5)
    const moved = { ...status, height, networkHeight: height }
    const kind = number % 10
    if (kind < 4) return { topic: 'submission', submission }
    if (kind < 6) return { topic: 'block', height }
    if (kind < 8) return { topic: 'status', status: moved }
    return kind === 8 ? { topic: 'review', submission, state: 'ended' } : { topic: 'network' }
  })
}

/** Starts putting `events` into the page, `rate` a second, again and again. */
export function startStorm(page: Page, events: readonly NodeEvent[], rate: number): Promise<void> {
  const messages = events.map((event) => JSON.stringify({ event }))
  return page.evaluate(
    ({ messages, rate }) => {
      const start = performance.now()
      let sent = 0
      window.storm = window.setInterval(() => {
        // Like a socket's, events that a busy page could not take yet come right after one another.
        const due = Math.floor(((performance.now() - start) / 1000) * rate)
        for (; sent < due; sent++) {
          const data = messages[sent % messages.length] ?? ''
          window.probedSocket.dispatchEvent(new MessageEvent('message', { data }))
        }
      }, 1000 / rate)
    },
    { messages, rate },
  )
}

/** Ends the storm. */
export function endStorm(page: Page): Promise<void> {
  return page.evaluate(() => window.clearInterval(window.storm))
}

declare global {
  interface Window {
    storm: number
  }
}
