/**
 * Runs the built main and preload bundles on the Electron double and prints, as one line of JSON,
 * what they asked for. Arguments: folder of the bundles, then those of MediChain.
 */
import { once } from 'node:events'
import { createRequire, registerHooks } from 'node:module'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Bridge, Reply } from '#contract/bridge'
import type { NodeEvent } from '#contract/events'
import { app, asked, invocation, OWN_FRAME } from './electron-double.ts'

const double = new URL('./electron-double.ts', import.meta.url).href
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: double, shortCircuit: true } : next(specifier, context),
})

const [folder = '', ...argv] = process.argv.slice(2)
process.argv = [process.execPath, ...argv]
const require = createRequire(import.meta.url)
const exited = once(asked.exits, 'exit')

require(join(folder, 'main.cjs'))
const opened = await Promise.race([windowOpened(), exited.then(() => false)])
if (opened) require(join(folder, 'preload.cjs'))
const report = opened ? await inspect() : {}
if (opened) app.quit()
const [exitCode] = await exited
const { locks, errors, paths } = asked
process.stdout.write(`\n${JSON.stringify({ ...report, locks, errors, paths, exitCode })}\n`)
process.exit(0)

async function windowOpened(): Promise<true> {
  while (asked.windows.length === 0) await wait(10)
  return true
}

async function inspect() {
  const window = asked.windows[0]
  const bridge = asked.exposed['medichain'] as Bridge
  const firstEvent = new Promise<NodeEvent>((resolve) => {
    bridge.onEvent(resolve)
  })
  app.emit('second-instance')
  return {
    scheme: asked.schemes,
    window: window?.options,
    loaded: window?.loaded,
    focused: window?.focused,
    openHandler: window?.webContents.openHandler?.({} as never),
    prevented: navigations(),
    requests: Object.fromEntries(
      ['app://medichain/a.js', 'https://example.org/', 'file:///etc/passwd'].map((url) => [
        url,
        isCancelled(url),
      ]),
    ),
    page: await pageOf('app://medichain/'),
    foreignPage: await pageOf('app://elsewhere/'),
    traversal: await pageOf('app://medichain/%2e%2e/build/main.cjs'),
    permissions: ['clipboard-sanitized-write', 'media', 'geolocation', 'openExternal'].filter(
      isGranted,
    ),
    exposed: Object.keys(asked.exposed),
    bridge: Object.keys(bridge),
    channels: [...asked.handlers.keys()],
    status: await bridge.call('app.status', {}),
    foreign: await Promise.all([
      refusalOf(null),
      refusalOf({ origin: 'https://evil.example', parent: null }),
      refusalOf({ ...OWN_FRAME, parent: {} }),
      refusalOf(OWN_FRAME, true),
    ]),
    chosen: await bridge.call('app.chooseMode', { mode: 'hospital' }),
    after: await bridge.call('app.status', {}),
    // Events of one kind are gathered for a moment before they are sent.
    topics: [(await firstEvent).topic],
  }
}

function navigations(): Record<string, boolean> {
  const contents = asked.windows[0]?.webContents
  return Object.fromEntries(
    ['will-navigate', 'will-redirect', 'will-attach-webview'].map((name) => {
      let prevented = false
      contents?.emit(name, { preventDefault: () => (prevented = true) })
      return [name, prevented]
    }),
  )
}

function isCancelled(url: string): boolean | null {
  let cancelled: boolean | null = null
  asked.filter?.({ url }, ({ cancel }) => (cancelled = cancel))
  return cancelled
}

function isGranted(permission: string): boolean {
  let granted = false
  const contents = asked.windows[0]?.webContents
  asked.permission?.(
    contents as never,
    permission as never,
    (answer) => (granted = answer),
    {} as never,
  )
  return granted
}

async function pageOf(url: string) {
  const response = await asked.serve?.(new Request(url))
  return { status: response?.status, policy: response?.headers.get('content-security-policy') }
}

/** The message with which an invocation was refused, or null if it was answered. */
async function refusalOf(frame: Parameters<typeof invocation>[0], foreign = false) {
  try {
    const handler = asked.handlers.get('medichain:call')
    const reply = (await handler?.(invocation(frame, foreign), 'app.status', {})) as Reply
    return reply === undefined ? 'no handler' : null
  } catch (error) {
    return (error as Error).message
  }
}
