/** Waiting for a node to get somewhere, through the contract that a page has. */
import type { Client } from '#contract/bridge'
import type { Status } from '#contract/views/app'
import { HostError } from '../errors.ts'

/** Milliseconds for another node, or this one, to do its part. */
const PATIENCE = 60_000

/** Waits for a status that fits. Rejects after `timeout` milliseconds, naming `what`. */
export function awaitStatus(
  client: Client,
  what: string,
  fits: (status: Status) => boolean,
  timeout = PATIENCE,
): Promise<Status> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      stop()
      reject(new HostError({ code: 'timeout' }, `It did not happen in time: ${what}.`))
    }, timeout)
    const look = (status: Status) => {
      if (!fits(status)) return
      stop()
      resolve(status)
    }
    const unsubscribe = client.onEvent((event) => {
      if (event.topic === 'status') look(event.status)
    })
    const stop = () => {
      clearTimeout(timer)
      unsubscribe()
    }
    client.call('app.status', {}).then(look, (error: unknown) => {
      stop()
      reject(error instanceof Error ? error : new Error(String(error)))
    })
  })
}
