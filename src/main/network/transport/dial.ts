/** Dialling the government and opening one protocol stream. */
import type { Connection, Libp2p, Stream } from '@libp2p/interface'
import type { Multiaddr } from '@multiformats/multiaddr'
import { NetworkError } from '../errors.ts'
import { hangUp } from './hang-up.ts'

/** A fresh connection with the stream that was opened on it. */
export interface Dialled {
  readonly connection: Connection
  readonly stream: Stream
}

const HANG_UP_MS = 1_000

/**
 * Dials the addresses in turn, always with a new connection, and opens `protocol`. Rejects
 * with NetworkError `unreachable`, `timeout` or `aborted`.
 */
export async function dial(
  node: Libp2p,
  addresses: Multiaddr[],
  protocol: string,
  { signal, timeoutMs }: { readonly signal?: AbortSignal; readonly timeoutMs: number },
): Promise<Dialled> {
  const late = AbortSignal.timeout(timeoutMs)
  const either = signal ? AbortSignal.any([signal, late]) : late
  try {
    const connection = await node.dial(addresses, { signal: either, force: true })
    try {
      return { connection, stream: await connection.newStream(protocol, { signal: either }) }
    } catch (error) {
      await hangUp(connection, HANG_UP_MS)
      throw error
    }
  } catch (error) {
    if (signal?.aborted) throw new NetworkError({ code: 'aborted' }, { cause: error })
    if (late.aborted) {
      throw new NetworkError({ code: 'timeout', milliseconds: timeoutMs }, { cause: error })
    }
    throw new NetworkError({ code: 'unreachable', detail: reasonOf(error) }, { cause: error })
  }
}

/** The system's code where there is one (ECONNREFUSED, ENOTFOUND), else the error's name. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return reasonOf(error.errors[0])
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}
