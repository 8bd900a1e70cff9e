/** Feeds the stores from the node: once the status, then every event. */
import type { Client } from '#contract/bridge'
import type { NodeEvent } from '#contract/events'
import { noteTopic } from './revision.ts'
import { statusStore } from './status.ts'

function onEvent(event: NodeEvent): void {
  if (event.topic === 'status') statusStore.setState({ status: event.status })
  noteTopic(event.topic)
}

/** Asks for the status and stores it. Rejects with the ContractError of the call. */
export async function refreshStatus(client: Client): Promise<void> {
  statusStore.setState({ status: await client.call('app.status', {}) })
}

/** Starts listening; the returned function stops it. */
export function listen(client: Client): () => void {
  return client.onEvent(onEvent)
}
