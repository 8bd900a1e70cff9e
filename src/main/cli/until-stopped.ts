/** Keeps a node up until someone stops it, and hands out new links meanwhile. */
import { spawnSync } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { BrowserNode } from './browser-node.ts'

/** Closes the node cleanly on the signals that end a program; a second signal ends it at once. */
export function closeOnSignals(node: Pick<BrowserNode, 'close'>): void {
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
  if (process.stdin.isTTY && !isInForeground()) return
  const lines = createInterface({ input: process.stdin })
  process.stdin.on('error', () => lines.close())
  lines.on('line', print)
}

/** Reading from a terminal in the background (`&`) would make the system stop the whole program. */
function isInForeground(): boolean {
  if (process.platform === 'win32') return true
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(process.pid)])
  return String(stdout).includes('+')
}
