/** Shows a node in a browser on the same computer, over loopback HTTP and a WebSocket. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Service } from '#ipc/service'
import { HostError } from '../errors.ts'
import { loadRenderer } from '../renderer-files.ts'
import { createAccessGate } from './access-gate.ts'
import { hostAddress, LOOPBACK } from './address.ts'
import { answerRequest } from './pages.ts'
import { acceptSockets } from './sockets.ts'

/** What a browser host serves, and where. */
export interface BrowserHostOptions {
  readonly service: Service
  /** Folder of the built renderer. */
  readonly rendererFolder: string
  /** Port on 127.0.0.1; 0 lets the system choose. */
  readonly port: number
}

/** A browser host that listens. */
export interface BrowserHost {
  readonly port: number
  /** A URL that opens MediChain once, for a browser or `connectBridge`; revokes an unused one. */
  newUrl(): string
  /** Closes every page's connection and the port. */
  close(): Promise<void>
}

/** Starts a browser host. Throws HostError `renderer-missing` or `port-in-use`. */
export async function startBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  const files = await loadRenderer(options.rendererFolder)
  const gate = createAccessGate()
  const server = createServer()
  const port = await listen(server, options.port)
  const address = hostAddress(port)
  server.on('request', (request, response) => {
    answerRequest({ address, gate, files }, request, response)
  })
  const closeSockets = acceptSockets(server, { address, gate, service: options.service })
  return {
    port,
    newUrl: () => `${address.origin}/?token=${gate.issueToken()}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      await closeSockets()
      server.closeAllConnections()
      await closed
    },
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, port)))
    server.listen(port, LOOPBACK, () => resolve((server.address() as AddressInfo).port))
  })
}

function listenError(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') return error
  return new HostError(
    { code: 'port-in-use', port },
    `Port ${port} on this computer is taken or not allowed. Choose another with --port, or 0 for any.`,
  )
}
