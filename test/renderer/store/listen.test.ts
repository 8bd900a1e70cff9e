/** Events reach what is shown: the status at once, other topics as few refetches. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Client } from '#contract/bridge'
import type { NodeEvent } from '#contract/events'
import { listen } from '#renderer/store/listen.ts'
import { calmRevisionStore, revisionStore } from '#renderer/store/revision.ts'

function eventSource(): { client: Client; send: (event: NodeEvent) => void } {
  const listeners = new Set<(event: NodeEvent) => void>()
  return {
    client: {
      call: () => Promise.reject(new Error('nothing is asked here')),
      onEvent(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    send: (event) => listeners.forEach((listener) => listener(event)),
  }
}

beforeEach(() => {
  vi.useFakeTimers()
  revisionStore.setState({}, true)
})
afterEach(() => {
  vi.useRealTimers()
})

test('a burst of events makes one revision at once and one when it is over, of no other topic', () => {
  const { client, send } = eventSource()
  const stop = listen(client)
  for (let height = 1; height <= 100; height += 1) send({ topic: 'block', height })
  expect(revisionStore.getState()).toEqual({ block: 1 })
  vi.runAllTimers()
  expect(revisionStore.getState()).toEqual({ block: 2 })
  stop()
})

test('nothing is heard after listening was stopped', () => {
  const { client, send } = eventSource()
  listen(client)()
  send({ topic: 'requests' })
  vi.runAllTimers()
  expect(revisionStore.getState()).toEqual({})
})

test('who follows calmly hears of blocks at most once in two seconds, and of the last one', () => {
  const { client, send } = eventSource()
  const stop = listen(client)
  vi.advanceTimersByTime(10_000)
  const heard = vi.fn<() => void>()
  const leave = calmRevisionStore.subscribe(heard)
  for (let height = 1; height <= 100; height += 1) {
    send({ topic: 'block', height })
    vi.advanceTimersByTime(100)
  }
  expect(heard).toHaveBeenCalledTimes(6)
  send({ topic: 'block', height: 101 })
  vi.runAllTimers()
  expect(heard).toHaveBeenCalledTimes(7)
  leave()
  stop()
})
