/** The status of a node as its host needs it: the latest one, and a call for each change. */
import { createClient } from '#contract/client'
import type { Status } from '#contract/views/app'
import type { Service } from '#ipc/service'

/** The latest status of a node. */
export interface FollowedStatus {
  readonly current: Status
  /** Hears every later status until the returned function is called. */
  onChange(listener: (status: Status) => void): () => void
}

/** Follows the status of a node for as long as the node runs. Rejects with a ContractError. */
export async function followStatus(service: Service): Promise<FollowedStatus> {
  const client = createClient(service)
  const listeners = new Set<(status: Status) => void>()
  let current = await client.call('app.status', {})
  client.onEvent((event) => {
    if (event.topic !== 'status') return
    current = event.status
    for (const listener of listeners) listener(current)
  })
  return {
    get current() {
      return current
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
