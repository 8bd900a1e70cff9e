/** The one address under which a browser host is reached. */
import type { IncomingMessage } from 'node:http'

/** Never another interface: the host is for people at this computer. */
export const LOOPBACK = '127.0.0.1'
/** Path of the WebSocket. */
export const SOCKET_PATH = '/socket'

/** Where a browser host listens, in the forms in which requests name it. */
export interface HostAddress {
  readonly port: number
  /** As in a Host header. */
  readonly authority: string
  /** As in an Origin header. */
  readonly origin: string
  /** As in a Content-Security-Policy's connect-src. */
  readonly socketOrigin: string
}

/** The address on a port of the loopback interface. */
export function hostAddress(port: number): HostAddress {
  const authority = `${LOOPBACK}:${port}`
  return { port, authority, origin: `http://${authority}`, socketOrigin: `ws://${authority}` }
}

/**
 * True if a request names this very host and comes from no other site. A page elsewhere whose name
 * was made to resolve to 127.0.0.1 (DNS rebinding) sends its own name as Host.
 * @param needsOrigin WebSockets always carry an Origin, page loads do not
 */
export function isOwnRequest(
  address: HostAddress,
  request: Pick<IncomingMessage, 'headers'>,
  needsOrigin: boolean,
): boolean {
  const { host, origin } = request.headers
  if (host !== address.authority) return false
  return origin === undefined ? !needsOrigin : origin === address.origin
}

/** The URL that a request asks for, or null if it is none or belongs to another host. */
export function requestUrl(address: HostAddress, target: string | undefined): URL | null {
  const url = URL.parse(target ?? '/', address.origin)
  return url?.origin === address.origin ? url : null
}
