/** A small application for tests of the seam between hosts and handlers. */
import { ContractError } from '#contract/errors'
import type { NodeEvent } from '#contract/events'
import { methods, type Handlers } from '#contract/methods'
import type { Status } from '#contract/views/app'
import type { Application } from '#ipc/service'

/** Status of a node that nobody has set up. */
export const FRESH_STATUS: Status = {
  mode: null,
  phase: 'choose-mode',
  preferences: { language: null, colorScheme: 'system' },
  phaseReason: null,
  consortium: null,
  hospitalId: null,
  name: null,
  person: null,
  connected: false,
  addresses: [],
  height: 0,
  head: null,
  networkHeight: 0,
  voting: null,
  votersConnected: 0,
  voters: 0,
  votesNeeded: 0,
  presence: 'idle',
  reviewsWaiting: 0,
  approvalsWaiting: 0,
  requestsWaiting: 0,
  alarm: null,
}

/** An application of which a test decides some handlers; the others refuse. */
export interface SampleApplication extends Application {
  emit(event: NodeEvent): void
  readonly listeners: ReadonlySet<unknown>
}

/** Creates a sample application. */
export function sampleApplication(own: Partial<Handlers> = {}): SampleApplication {
  const listeners = new Set<(event: NodeEvent) => void>()
  const refuse = () => Promise.reject(new ContractError('not-allowed', { rule: 'sample' }))
  const refusing = Object.fromEntries(Object.keys(methods).map((name) => [name, refuse]))
  const handlers = { ...refusing, 'app.status': async () => FRESH_STATUS, ...own } as Handlers
  return {
    handlers,
    listeners,
    onEvent(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    emit: (event) => {
      for (const listener of listeners) listener(event)
    },
    close: async () => listeners.clear(),
  }
}
