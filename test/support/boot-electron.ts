/**
 * Runs the built main and preload bundles on the Electron double and prints, as one line of JSON,
 * what they asked for. Arguments: folder of the bundles, then those of MediChain.
 */
import { once } from 'node:events'
import { createRequire, registerHooks } from 'node:module'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { MenuItemConstructorOptions } from 'electron'
import type { Bridge, NativeBridge, Reply } from '#contract/bridge'
import type { NativeCommand } from '#contract/commands'
import type { NodeEvent } from '#contract/events'
import {
  app,
  asked,
  foreignContents,
  invocation,
  nativeTheme,
  OWN_FRAME,
  screen,
} from './electron-double.ts'

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
const native = opened ? await inspectNative() : {}
if (opened) app.quit()
const [exitCode] = await exited
const { locks, errors, paths } = asked
process.stdout.write(
  `\n${JSON.stringify({ ...report, ...native, locks, errors, paths, exitCode })}\n`,
)
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
      refusalOf(OWN_FRAME, foreignContents()),
    ]),
    chosen: await bridge.call('app.chooseMode', { mode: 'hospital' }),
    after: await bridge.call('app.status', {}),
    // Events of one kind are gathered for a moment before they are sent.
    topics: [(await firstEvent).topic],
  }
}

/** What the native parts do for a person: menu, tray, preferences, windows, demonstration. */
async function inspectNative() {
  const bridge = asked.exposed['medichain'] as NativeBridge
  const heard: NativeCommand[] = []
  bridge.onCommand((command) => heard.push(command))
  const before = labels(asked.menu)
  await bridge.call('app.setPreferences', { language: 'de', colorScheme: 'dark' })
  await until(() => nativeTheme.themeSource === 'dark')
  const first = asked.windows[0]
  first?.moveTo({ x: 140, y: 90, width: 1000, height: 700 })
  clickMenu('window.new')
  const second = asked.windows.at(-1)
  second?.close()
  first?.focus()
  clickMenu('app.shortcuts')
  return {
    menu: { before, after: labels(asked.menu) },
    heard,
    theme: nativeTheme.themeSource,
    tray: asked.trays[0]?.toolTip,
    displays: screen.getAllDisplays().length,
    secondWindow: second?.options,
    ...(process.env['DOUBLE_DEMONSTRATION'] ? { demonstration: await demonstrate(bridge) } : {}),
  }
}

/** Presses "Try it on this computer", and asks in every new window whose node answers. */
async function demonstrate(bridge: NativeBridge) {
  const own = new Set(asked.windows)
  const reply = await bridge.call('app.tryDemonstration', {})
  const shown = asked.windows.filter((window) => !own.has(window))
  const handler = asked.handlers.get('medichain:call')
  const names: unknown[] = []
  for (const { webContents } of shown) {
    const status = (await handler?.(
      invocation(OWN_FRAME, webContents),
      'app.status',
      {},
    )) as Reply & { value: { name: string; consortium: { demonstration: boolean } } }
    names.push([status.value.name, status.value.consortium.demonstration])
  }
  const before = await bridge.call('app.demonstration', {})
  for (const window of shown) window.close()
  await until(async () => {
    const after = (await bridge.call('app.demonstration', {})) as { value?: { state: string } }
    return after.value?.state === 'none'
  })
  return { reply, names, before }
}

function labels(menu: readonly MenuItemConstructorOptions[]): string[] {
  return menu.flatMap(({ label, submenu }) => [
    label ?? '',
    ...(Array.isArray(submenu) ? labels(submenu) : []),
  ])
}

function clickMenu(id: string): void {
  const items = asked.menu.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))
  const click = items.find((item) => item.id === id)?.click as (() => void) | undefined
  if (!click) throw new Error(`the menu has no ${id}`)
  click()
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await wait(20)
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
async function refusalOf(...from: Parameters<typeof invocation>) {
  try {
    const handler = asked.handlers.get('medichain:call')
    const reply = (await handler?.(invocation(...from), 'app.status', {})) as Reply
    return reply === undefined ? 'no handler' : null
  } catch (error) {
    return (error as Error).message
  }
}
