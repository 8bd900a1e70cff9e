/** `npm start`: Electron where it can be had, else the browser, within ten seconds. */
import { startBrowserNode } from './browser-node.ts'
import { buildDesktop, ensureRenderer } from './build.ts'
import { runCommand } from './command.ts'
import { fetchElectron, findElectron, hasDisplay, runElectron } from './electron.ts'
import { openBrowser } from './open-browser.ts'
import { readServeOptions, type ServeOptions } from './options.ts'
import { closeOnSignals, printLinksOnRequest } from './until-stopped.ts'

await runCommand(async () => {
  const argv = process.argv.slice(2)
  const options = readServeOptions(argv)
  const rendering = ensureRenderer()
  const [obstacle] = await Promise.all([showInElectron(argv, rendering), rendering])
  if (obstacle !== null) await showInBrowser(options, obstacle)
})

/** Shows MediChain in Electron until a person quits. Else says in a sentence why it cannot. */
async function showInElectron(
  argv: readonly string[],
  rendering: Promise<void>,
): Promise<string | null> {
  if (!hasDisplay()) return 'There is no display for a window.'
  const binary = findElectron() ?? (mayFetch() ? await fetchElectron() : null)
  if (binary === null) return 'Electron is not installed and could not be fetched in time.'
  await Promise.all([buildDesktop(), rendering])
  return (await runElectron(binary, argv)) ? null : 'Electron could not open a window here.'
}

function mayFetch(): boolean {
  return !process.env['MEDICHAIN_NO_ELECTRON_DOWNLOAD']
}

async function showInBrowser(options: ServeOptions, obstacle: string): Promise<void> {
  const node = await startBrowserNode(options)
  closeOnSignals(node)
  const url = node.newUrl()
  process.stdout.write(`${obstacle} MediChain is in your browser instead: ${url}\n`)
  if (hasDisplay()) openBrowser(url)
  printLinksOnRequest(() => process.stdout.write(`${node.newUrl()}\n`))
}
