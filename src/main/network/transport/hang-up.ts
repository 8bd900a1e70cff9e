/** Ending connections, and finding out whether one still lives. */
import type { Connection } from '@libp2p/interface'

/** A protocol that nobody speaks: being told so is a sign of life at the price of a round trip. */
const PROBE_PROTOCOL = '/medichain/alive/1'

/** Closes the connection in an orderly way, or after `milliseconds` in any way. */
export async function hangUp(connection: Connection, milliseconds: number): Promise<void> {
  try {
    await connection.close({ signal: AbortSignal.timeout(milliseconds) })
  } catch (error) {
    // A peer that does not read its last bytes in time is cut off.
    connection.abort(error instanceof Error ? error : new Error('hang up'))
  }
}

/** True when the other end answers within `milliseconds`, however busy its session is. */
export async function isAlive(connection: Connection, milliseconds: number): Promise<boolean> {
  if (connection.status !== 'open') return false
  try {
    const signal = AbortSignal.timeout(milliseconds)
    const stream = await connection.newStream(PROBE_PROTOCOL, { signal })
    stream.abort(new Error('probe answered'))
    return true
  } catch (error) {
    return error instanceof Error && error.name === 'UnsupportedProtocolError'
  }
}
