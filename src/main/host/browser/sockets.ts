/** The WebSocket of the browser host: who may open one, what one may send. */
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type RawData, type WebSocket } from 'ws'
import { socketRequestSchema, type SocketMessage } from '#contract/bridge'
import type { Service } from '#ipc/service'
import { isOwnRequest, requestUrl, SOCKET_PATH, type HostAddress } from './address.ts'
import type { AccessGate } from './access-gate.ts'
import { keepAlive } from './heartbeat.ts'
import { messageText } from './message-text.ts'
import { readSessionCookie } from './session-cookie.ts'

/** Milliseconds between pings; a socket that answered none in between is ended. */
const HEARTBEAT = 15_000
/** The longest call, in bytes: many times the largest document, far from exhausting memory. */
const LARGEST_CALL = 4 * 1024 * 1024
/** A page that lets this many bytes of answers pile up has stopped reading. */
const LARGEST_BACKLOG = 64 * 1024 * 1024
/** Milliseconds for a client to answer when the host closes. */
const FAREWELL = 1_000
/** Pages of one person at one computer. */
const MOST_SOCKETS = 32

/** Status codes of RFC 6455 §7.4.1. */
const GOING_AWAY = 1001
const BROKEN_CONTRACT = 1008

/** What sockets need. */
export interface SocketContext {
  readonly address: HostAddress
  readonly gate: AccessGate
  readonly service: Service
}

/** Accepts WebSockets on an HTTP server. The returned function closes all of them. */
export function acceptSockets(server: Server, context: SocketContext): () => Promise<void> {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LARGEST_CALL,
    perMessageDeflate: false,
  })
  const stopHeartbeat = keepAlive(sockets, HEARTBEAT)
  sockets.on('connection', (socket) => serveSocket(socket, context.service))
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    // A stream that breaks before it is a WebSocket needs no answer, but its error a listener.
    stream.on('error', () => stream.destroy())
    const status = sockets.clients.size < MOST_SOCKETS ? admission(context, request) : 503
    if (status !== 101) return refuseUpgrade(stream, status)
    sockets.handleUpgrade(request, stream, head, (socket) => {
      // Without a server of its own the library leaves the announcement to us.
      sockets.emit('connection', socket, request)
    })
  })
  return () => {
    stopHeartbeat()
    return closeAll(sockets)
  }
}

/** Says goodbye to every client, and hangs up on those that do not answer. */
async function closeAll(sockets: WebSocketServer): Promise<void> {
  for (const socket of sockets.clients) socket.close(GOING_AWAY)
  const hangUp = setTimeout(() => {
    for (const socket of sockets.clients) socket.terminate()
  }, FAREWELL)
  await new Promise<void>((resolve) => sockets.close(() => resolve()))
  clearTimeout(hangUp)
}

/** The status that answers an upgrade: 101 to go on. A token is used up only if all else fits. */
function admission({ address, gate }: SocketContext, request: IncomingMessage): number {
  if (!isOwnRequest(address, request, true)) return 403
  const url = requestUrl(address, request.url)
  if (url?.pathname !== SOCKET_PATH) return 404
  if (gate.admits(readSessionCookie(address.port, request.headers.cookie))) return 101
  const token = url.searchParams.get('token')
  return token !== null && gate.redeem(token) !== null ? 101 : 401
}

function refuseUpgrade(stream: Duplex, status: number): void {
  stream.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

function serveSocket(socket: WebSocket, service: Service): void {
  const stopEvents = service.onEvent((event) => send(socket, { event }))
  socket.on('close', stopEvents)
  // Broken frames and resets end in `close`, where everything is given back.
  socket.on('error', () => socket.terminate())
  socket.on('message', (data, isBinary) => {
    if (isBinary) return socket.close(BROKEN_CONTRACT)
    void answerCall(socket, service, data)
  })
}

async function answerCall(socket: WebSocket, service: Service, data: RawData): Promise<void> {
  const request = parseRequest(data)
  if (request === null) return socket.close(BROKEN_CONTRACT)
  send(socket, { id: request.id, reply: await service.call(request.method, request.input) })
}

function parseRequest(data: RawData) {
  try {
    return socketRequestSchema.safeParse(JSON.parse(messageText(data))).data ?? null
  } catch {
    return null
  }
}

function send(socket: WebSocket, message: SocketMessage): void {
  if (socket.readyState !== socket.OPEN) return
  if (socket.bufferedAmount > LARGEST_BACKLOG) return socket.terminate()
  socket.send(JSON.stringify(message))
}
