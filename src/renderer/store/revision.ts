/** Counts the events of each topic, so that a query knows when what it shows has changed. */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { NodeEvent } from '#contract/events'

/** Topic of an event. */
export type Topic = NodeEvent['topic']

/** How many batches of events each topic had. */
export type Revisions = Partial<Record<Topic, number>>

/** Events closer together than this, in milliseconds, make one refetch. */
const BATCH_MILLISECONDS = 120

/** Revisions by topic; topics without an event are absent. */
export const revisionStore = createStore<Revisions>()(() => ({}))

const pending = new Set<Topic>()

function flush(): void {
  const next: Revisions = { ...revisionStore.getState() }
  for (const topic of pending) next[topic] = (next[topic] ?? 0) + 1
  pending.clear()
  revisionStore.setState(next, true)
}

/** Notes that something of a topic changed. */
export function noteTopic(topic: Topic): void {
  if (pending.size === 0) setTimeout(flush, BATCH_MILLISECONDS)
  pending.add(topic)
}

/** A number that changes whenever one of the topics had events. */
export function useRevision(topics: readonly Topic[]): number {
  return useStore(revisionStore, (state) =>
    topics.reduce((sum, topic) => sum + (state[topic] ?? 0), 0),
  )
}
