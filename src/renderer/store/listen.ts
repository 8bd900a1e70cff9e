/** Feeds the stores from the node: the status at first, then every event. */
import type { Client } from '#contract/bridge'
import { eventSchema, type NodeEvent } from '#contract/events'
import { noteTopic, noteVisibility } from './revision.ts'
import { noteStatus } from './status.ts'

const EVERY_TOPIC = eventSchema.options.map(({ shape }) => shape.topic.value)

function onEvent(event: NodeEvent): void {
  if (event.topic === 'status') noteStatus(event.status)
  noteTopic(event.topic)
}

/**
 * Asks for the status and lets every query ask again: at the start, and after a time without
 * events. Rejects with the error of the call.
 */
export async function refreshAll(client: Client): Promise<void> {
  noteStatus(await client.call('app.status', {}))
  for (const topic of EVERY_TOPIC) noteTopic(topic)
}

/** Starts listening; the returned function stops it. */
export function listen(client: Client): () => void {
  return client.onEvent(onEvent)
}

/** Follows whether this window can be seen; the returned function stops it. */
export function watchVisibility(page: Document): () => void {
  const follow = () => noteVisibility(page.visibilityState === 'visible')
  page.addEventListener('visibilitychange', follow)
  return () => page.removeEventListener('visibilitychange', follow)
}
