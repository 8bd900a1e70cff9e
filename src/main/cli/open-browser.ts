/** Opens the default browser on a link. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Milliseconds for a browser to read the page that leads on. */
const LEAD_TIME = 60_000

/**
 * Opens the default browser. The link holds a one-time token and arguments of a process can be read
 * by every user of a computer, so the browser is given a private page that leads there.
 */
export function openBrowser(url: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'medichain-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  const page = join(folder, 'open.html')
  writeFileSync(page, leadingPage(url), { mode: 0o600 })
  const [command, ...before] = openerOf(process.platform)
  const child = spawn(command, [...before, pathToFileURL(page).href], {
    stdio: 'ignore',
    detached: true,
  })
  // Without an opener the printed link remains.
  child.on('error', remove)
  child.unref()
  setTimeout(remove, LEAD_TIME).unref()
  process.once('exit', remove)
}

function leadingPage(url: string): string {
  return `<!doctype html><meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0; url=${url}"><title>MediChain</title>`
}

function openerOf(platform: NodeJS.Platform): [string, ...string[]] {
  if (platform === 'darwin') return ['open']
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler']
  return ['xdg-open']
}
