/** Keeps a node up until someone stops it, and hands out new links meanwhile. */
import { createInterface } from 'node:readline'
import type { BrowserNode } from './browser-node.ts'

/** Closes the node cleanly on the signals that end a program; a second signal ends it at once. */
export function closeOnSignals(node: BrowserNode): void {
  let closing = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (closing) process.exit(1)
      closing = true
      node.close().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    })
  }
}

/** Each line on stdin asks for a new link, because a link works once. */
export function printLinksOnRequest(print: () => void): void {
  // Reading in the background would stop the whole program; so it only ends the reading.
  if (process.platform !== 'win32') process.on('SIGTTIN', () => undefined)
  const lines = createInterface({ input: process.stdin })
  process.stdin.on('error', () => lines.close())
  lines.on('line', print)
}
