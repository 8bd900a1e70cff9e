/** Matches replies to calls over a socket: the same for a page and for a script in Node. */
import { socketMessageSchema, type Bridge, type Reply, type SocketMessage } from './bridge.ts'
import { ContractError } from './errors.ts'
import type { NodeEvent } from './events.ts'

/** A bridge over some socket; who owns the socket feeds it. */
export interface SocketCalls extends Bridge {
  /** Takes one message from the host. False if it breaks the contract: close the socket then. */
  receive(text: string): boolean
  /** The socket is gone: every call under way rejects with `host-lost`. */
  abandon(): void
}

/** What a call rejects with when the host is gone. */
export function lostHostError(): ContractError {
  return new ContractError('host-lost')
}

/** A bridge over `send`, which may reject when there is no socket. */
export function createSocketCalls(send: (text: string) => Promise<void> | void): SocketCalls {
  const waiting = new Map<number, PromiseWithResolvers<Reply>>()
  const listeners = new Set<(event: NodeEvent) => void>()
  let nextId = 0
  return {
    async call(method, input) {
      const id = nextId++
      const answer = Promise.withResolvers<Reply>()
      waiting.set(id, answer)
      try {
        await send(JSON.stringify({ id, method, input }))
      } catch (error) {
        waiting.delete(id)
        throw error
      }
      return answer.promise
    },
    onEvent(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    receive(text) {
      const message = parseMessage(text)
      if (message === null) return false
      if ('event' in message) {
        for (const listener of listeners) listener(message.event)
        return true
      }
      const answer = waiting.get(message.id)
      waiting.delete(message.id)
      answer?.resolve(message.reply)
      return answer !== undefined
    },
    abandon() {
      for (const answer of waiting.values()) answer.reject(lostHostError())
      waiting.clear()
    },
  }
}

function parseMessage(text: string): SocketMessage | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  return socketMessageSchema.safeParse(value).data ?? null
}
