/** Feeds the stores from the node: the status at first, then every event. */
import type { Client } from '#contract/bridge'
import type { NodeEvent } from '#contract/events'
import { noteTopic, type Topic } from './revision.ts'
import { statusStore } from './status.ts'

const EVERY_TOPIC: readonly Topic[] = [
  'status',
  'block',
  'submission',
  'review',
  'requests',
  'changes',
  'network',
  'relays',
]

function onEvent(event: NodeEvent): void {
  if (event.topic === 'status') statusStore.setState({ status: event.status })
  noteTopic(event.topic)
}

/**
 * Asks for the status and lets every query ask again: at the start, and after a time without
 * events. Rejects with the error of the call.
 */
export async function refreshAll(client: Client): Promise<void> {
  statusStore.setState({ status: await client.call('app.status', {}) })
  for (const topic of EVERY_TOPIC) noteTopic(topic)
}

/** Starts listening; the returned function stops it. */
export function listen(client: Client): () => void {
  return client.onEvent(onEvent)
}
