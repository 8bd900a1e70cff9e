/** Counts the events of each topic, so that a query knows when what it shows has changed. */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { NodeEvent } from '#contract/events'
import { createThrottle } from './throttle.ts'

/** Topic of an event. */
export type Topic = NodeEvent['topic']

/** How often each topic had news. */
export type Revisions = Partial<Record<Topic, number>>

/** The shortest time between two revisions of a topic, in milliseconds. */
const INTERVAL = 250

/** Revisions by topic; topics without an event are absent. */
export const revisionStore = createStore<Revisions>()(() => ({}))

const throttle = createThrottle<Topic>(
  INTERVAL,
  (milliseconds, task) => void setTimeout(task, milliseconds),
  (topic) => revisionStore.setState((state) => ({ [topic]: (state[topic] ?? 0) + 1 })),
)

/** Notes that something of a topic changed. */
export function noteTopic(topic: Topic): void {
  throttle.note(topic)
}

/** Hidden windows ask nothing; what changed meanwhile is asked for when they are seen again. */
export function noteVisibility(visible: boolean): void {
  throttle.setVisible(visible)
}

/** A number that changes whenever one of the topics had events. */
export function useRevision(topics: readonly Topic[]): number {
  return useStore(revisionStore, (state) =>
    topics.reduce((sum, topic) => sum + (state[topic] ?? 0), 0),
  )
}
