/** Finds sockets whose other end is gone without having said so. */
import type { WebSocket, WebSocketServer } from 'ws'

/** Milliseconds between pings; a socket that answered none in between is ended. */
const INTERVAL = 15_000

/** Pings every client of a server. The returned function stops it. */
export function keepAlive(server: WebSocketServer): () => void {
  const silent = new WeakSet<WebSocket>()
  server.on('connection', (socket) => socket.on('pong', () => silent.delete(socket)))
  const timer = setInterval(() => {
    for (const socket of server.clients) {
      if (silent.has(socket)) {
        socket.terminate()
        continue
      }
      silent.add(socket)
      socket.ping()
    }
  }, INTERVAL)
  timer.unref()
  return () => clearInterval(timer)
}
