/** How a peer is told that it broke a rule. */
import { RuleError } from '#core/errors'
import { RemoteFault } from '#network/errors'

/** A broken rule is the peer's fault and is told by its code; anything else goes on as it is. */
export async function asRemoteFault<T>(task: () => Promise<T>): Promise<T> {
  try {
    return await task()
  } catch (error) {
    throw error instanceof RuleError ? new RemoteFault(error.code, error.message) : error
  }
}
