/**
 * Windows of nodes for end-to-end tests: every node its own process, shown in Chromium through the
 * browser host. With MEDICHAIN_ELECTRON set to the path of an Electron binary, the same tests open
 * Electron's own windows instead (build first: `npm run build`).
 */
import { join } from 'node:path'
import { _electron, type Browser, chromium, type Page } from 'playwright-core'
import type { Client } from '#contract/bridge'
import type { Language } from '#contract/language'
import { ensureRenderer } from '#cli/build'
import { PROJECT_ROOT } from '#cli/project'
import { NodeProcess } from '#cli/scripted/node-process'
import { chromiumFiles } from './chromium-files.ts'

/** Size of every window: the smallest that each screen must work at, in CSS pixels. */
export const WINDOW_SIZE = { width: 1280, height: 800 }

/** What a window is opened on; without a mode the node asks for it. */
export interface WindowOptions {
  readonly mode?: 'government' | 'hospital'
  readonly dataFolder: string
}

/** A window with the node behind it. */
export interface NodeWindow {
  readonly page: Page
  /** What went wrong in the page: console errors, uncaught faults, refusals by the CSP. */
  readonly faults: readonly string[]
  close(): Promise<void>
}

/** A window whose node was started with it. */
export interface OwnNodeWindow extends NodeWindow {
  /** Ends the node as `kill -9` does, and closes the window. */
  kill(): Promise<void>
}

/** Opens windows, until it is closed with all of them. */
export interface Windows {
  /** Starts a node and shows it. */
  open(options: WindowOptions): Promise<OwnNodeWindow>
  /** Shows a node that runs already. */
  show(node: NodeProcess): Promise<NodeWindow>
  /** Makes the node of a page speak a language. False where the page's node cannot be told so. */
  speak(page: Page, language: Language): Promise<boolean>
  /** Pictures of all windows, to see why a test failed. */
  capture(folder: string): Promise<void>
  close(): Promise<void>
}

/** Chromium, or Electron where asked for. */
export async function openWindows(): Promise<Windows> {
  const binary = process.env['MEDICHAIN_ELECTRON']
  const browser = binary ? undefined : await launchChromium()
  if (browser) await ensureRenderer()
  // Also those that are still opening, so that no node outlives a test that failed early.
  const opened: Promise<NodeWindow>[] = []
  const clients = new Map<Page, Client>()
  const keep = <Opened extends NodeWindow>(opening: Promise<Opened>): Promise<Opened> => {
    opened.push(opening)
    return opening
  }
  return {
    open: (options) =>
      keep(
        binary
          ? openInElectron(binary, options)
          : openInBrowser(requireBrowser(browser), options, clients),
      ),
    show: (node) => keep(showInBrowser(requireBrowser(browser), node, clients)),
    async speak(page, language) {
      const client = clients.get(page)
      if (!client) return false
      await client.call('app.setPreferences', { language })
      await page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' })
      return true
    },
    async capture(folder) {
      for (const [index, opening] of opened.entries()) {
        const { page } = await opening
        if (!page.isClosed()) await page.screenshot({ path: join(folder, `window-${index}.png`) })
      }
    },
    async close() {
      const windows = await Promise.allSettled(opened)
      await Promise.all(
        windows.flatMap((outcome) =>
          outcome.status === 'fulfilled' ? [outcome.value.close()] : [],
        ),
      )
      await browser?.close()
    },
  }
}

function requireBrowser(browser: Browser | undefined): Browser {
  if (!browser) throw new Error('A node that runs already is shown in a browser only.')
  return browser
}

/** The Chromium of the tests. */
export async function launchChromium(): Promise<Browser> {
  const { executablePath, env } = await chromiumFiles()
  // Root may not start Chromium's own sandbox; the pages are ours alone.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return chromium.launch({
    executablePath,
    args: [...args, '--disable-gpu', '--font-render-hinting=none'],
    env: { ...process.env, ...env },
  })
}

async function openInBrowser(
  browser: Browser,
  { mode, dataFolder }: WindowOptions,
  clients: Map<Page, Client>,
): Promise<OwnNodeWindow> {
  const node = await NodeProcess.start({ dataFolder, ...(mode ? { mode } : {}) })
  const window = await showInBrowser(browser, node, clients)
  return {
    ...window,
    async close() {
      await window.close()
      await node.stop()
    },
    async kill() {
      await node.kill()
      await window.close()
    },
  }
}

async function showInBrowser(
  browser: Browser,
  node: NodeProcess,
  clients: Map<Page, Client>,
): Promise<NodeWindow> {
  const context = await browser.newContext({
    viewport: WINDOW_SIZE,
    reducedMotion: 'reduce',
    locale: 'en-GB',
  })
  const page = await context.newPage()
  const faults = await watch(page)
  clients.set(page, node.client)
  await page.goto(await node.newUrl())
  return { page, faults, close: () => context.close() }
}

async function openInElectron(
  executablePath: string,
  { mode, dataFolder }: WindowOptions,
): Promise<OwnNodeWindow> {
  const application = await _electron.launch({
    executablePath,
    args: [PROJECT_ROOT, `--data=${dataFolder}`, ...(mode ? [`--mode=${mode}`] : [])],
  })
  const page = await application.firstWindow()
  const faults = await watch(page)
  const child = application.process()
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
  })
  return {
    page,
    faults,
    close: () => (child.signalCode === null ? application.close() : exited),
    kill: () => {
      child.kill('SIGKILL')
      return exited
    },
  }
}

/** Collects faults from now on. A refusal by the CSP is an error on the console. */
async function watch(page: Page): Promise<string[]> {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text())
  })
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`)
    })
  })
  return faults
}
