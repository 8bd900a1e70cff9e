/** Finds sockets whose other end is gone without having said so. */
import type { WebSocket, WebSocketServer } from 'ws'

/**
 * Pings every client of a server each `interval` milliseconds; one that answered none in between
 * is ended. The returned function stops it.
 */
export function keepAlive(server: WebSocketServer, interval: number): () => void {
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
  }, interval)
  timer.unref()
  return () => clearInterval(timer)
}
