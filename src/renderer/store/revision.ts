/** Counts the events of each topic, so that a query knows when what it shows has changed. */
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { NodeEvent } from '#contract/events'
import { createThrottle, type Throttle } from './throttle.ts'

/** Topic of an event. */
export type Topic = NodeEvent['topic']

/** How often each topic had news; topics without an event are absent. */
export type Revisions = Partial<Record<Topic, number>>

/** How soon news is followed: as it comes, or now and then where an answer rarely changes by it. */
export type Pace = 'live' | 'calm'

/** The shortest time between two revisions, in milliseconds. */
const INTERVALS: Record<Pace, number> = { live: 250, calm: 2000 }

interface Beat {
  readonly store: StoreApi<Revisions>
  readonly throttle: Throttle<Topic>
}

function createBeat(pace: Pace): Beat {
  const store = createStore<Revisions>()(() => ({}))
  const throttle = createThrottle<Topic>(
    INTERVALS[pace],
    (milliseconds, task) => void setTimeout(task, milliseconds),
    (topics) =>
      store.setState((state) =>
        Object.fromEntries(topics.map((topic) => [topic, (state[topic] ?? 0) + 1])),
      ),
  )
  return { store, throttle }
}

const beats: Record<Pace, Beat> = { live: createBeat('live'), calm: createBeat('calm') }

/** Revisions by topic, as news comes. */
export const revisionStore = beats.live.store

/** The same for who follows calmly. */
export const calmRevisionStore = beats.calm.store

/** Notes that something of a topic changed. */
export function noteTopic(topic: Topic): void {
  for (const { throttle } of Object.values(beats)) throttle.note(topic)
}

/** Hidden windows ask nothing; what changed meanwhile is asked for when they are seen again. */
export function noteVisibility(visible: boolean): void {
  for (const { throttle } of Object.values(beats)) throttle.setVisible(visible)
}

/** A number that changes whenever one of the topics had events. */
export function useRevision(topics: readonly Topic[], pace: Pace = 'live'): number {
  return useStore(beats[pace].store, (state) =>
    topics.reduce((sum, topic) => sum + (state[topic] ?? 0), 0),
  )
}
