/**
 * Tasks of a page's main thread by processor time. Time on the clock also counts what other
 * programs took of the processor meanwhile; this tells what the page itself is to blame for.
 */
import type { Page } from 'playwright-core'
import { z } from 'zod'

const traceSchema = z.object({
  traceEvents: z.array(
    z.object({
      name: z.string(),
      pid: z.int(),
      tid: z.int(),
      /** Microseconds of processor time of that thread. */
      tdur: z.number().optional(),
      args: z.object({ name: z.string().optional() }).optional(),
    }),
  ),
})

type TraceEvent = z.infer<typeof traceSchema>['traceEvents'][number]

/** Runs `act` and answers the tasks meanwhile, each in milliseconds of processor time. */
export async function tasksDuring(page: Page, act: () => Promise<void>): Promise<number[]> {
  const browser = page.context().browser()
  if (!browser) throw new Error('only a browser that was launched can be traced')
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] })
  await act()
  const trace: unknown = JSON.parse((await browser.stopTracing()).toString('utf8'))
  return mainThreadTasks(traceSchema.parse(trace).traceEvents)
}

function mainThreadTasks(events: readonly TraceEvent[]): number[] {
  const place = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`
  const mains = new Set(
    events.filter(({ args }) => args?.name === 'CrRendererMain').map((event) => place(event)),
  )
  return events
    .filter((event) => event.name.endsWith('::RunTask') && mains.has(place(event)))
    .map(({ tdur }) => (tdur ?? 0) / 1000)
}
