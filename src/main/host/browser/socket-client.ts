/** A bridge to a browser host for scripts in Node. */
import { WebSocket } from 'ws'
import type { Bridge } from '#contract/bridge'
import { createSocketCalls, lostHostError } from '#contract/socket-calls'
import { HostError } from '../errors.ts'
import { SOCKET_PATH } from './address.ts'
import { messageText } from './message-text.ts'

/** Milliseconds for the host on the same computer to answer. */
const HANDSHAKE_TIMEOUT = 10_000

/** A bridge with an end. */
export type SocketBridge = Bridge & { close(): void }

/**
 * Connects to a browser host with the URL it printed, whose token this uses up. Calls reject with
 * ContractError `not-connected` once the connection is lost. Throws HostError `refused` (used or
 * wrong token) or `connection-lost` (nobody there).
 */
export async function connectBridge(url: string): Promise<SocketBridge> {
  const socket = openSocket(new URL(url))
  const calls = createSocketCalls((text) => {
    if (socket.readyState !== socket.OPEN) throw lostHostError()
    socket.send(text)
  })
  socket.on('message', (data) => {
    if (!calls.receive(messageText(data))) socket.terminate()
  })
  socket.on('close', () => calls.abandon())
  await opened(socket)
  return { ...calls, close: () => socket.close() }
}

function openSocket(page: URL): WebSocket {
  const target = new URL(SOCKET_PATH, page)
  target.protocol = 'ws:'
  target.search = page.search
  return new WebSocket(target, {
    origin: page.origin,
    perMessageDeflate: false,
    handshakeTimeout: HANDSHAKE_TIMEOUT,
  })
}

function opened(socket: WebSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.on('open', resolve)
    socket.on('unexpected-response', (_request, response) => {
      const status = response.statusCode ?? 0
      reject(
        new HostError({ code: 'refused', status }, `MediChain refused the connection (${status}).`),
      )
      socket.terminate()
    })
    socket.on('error', () => {
      reject(
        new HostError({ code: 'connection-lost' }, 'MediChain does not answer at that address.'),
      )
    })
  })
}
