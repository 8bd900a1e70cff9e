/** The node of a data folder on a desktop: windows, menu, tray, notifications, demonstration. */
import { join } from 'node:path'
import { app, nativeTheme } from 'electron'
import type { Status } from '#contract/views/app'
import { serviceOf } from '#ipc/register'
import type { Application, ApplicationOptions, Demonstration } from '#ipc/service'
import { createDemonstration } from '../demonstration/demonstration.ts'
import { type FollowedStatus, followStatus } from '../follow-status.ts'
import { loadRenderer } from '../renderer-files.ts'
import type { Words } from '../texts.ts'
import { serveApplication } from './application-protocol.ts'
import { keepBadge, notifyOfReviews, tellOfTray } from './attention.ts'
import { registerIpc } from './ipc.ts'
import { keepMenu } from './menu.ts'
import { nativeWords } from './native-words.ts'
import { NodeWindows } from './node-windows.ts'
import { OpenNodes } from './open-nodes.ts'
import type { ShellOptions } from './shell.ts'
import { showInWindow } from './show-node.ts'
import { keepTray } from './tray.ts'
import { WindowMemory } from './window-memory.ts'

/** What a desktop is started with. */
export interface DesktopOptions
  extends
    Omit<ShellOptions, 'argv' | 'sqliteWasmFile'>,
    Pick<ApplicationOptions, 'dataFolder' | 'mode' | 'sqliteWasm'> {}

/** Starts the node and opens its window. Rejects with a ContractError or HostError. */
export async function runDesktop(options: DesktopOptions): Promise<{ close(): Promise<void> }> {
  const { preload, assetsFolder } = options
  // First, because without pages there is nothing to start a node for.
  serveApplication(await loadRenderer(options.rendererFolder))
  const nodes = new OpenNodes()
  const demonstration = windowDemonstration(options, nodes, () => words())
  const application = await startNode(options, demonstration)
  const service = serviceOf(application)
  const status = await followStatus(service)
  const words = nativeWords(status)
  const memory = await WindowMemory.open(join(app.getPath('userData'), 'windows.json'))
  const own = new NodeWindows({ service, status, preload, memory })
  nodes.add(own)
  followColorScheme(status)
  registerIpc(nodes)
  notifyOfReviews(own, words)
  keepBadge(nodes)
  keepMenu(nodes, own, words)
  const tray = keepTray(own, words, assetsFolder)
  app.on('second-instance', () => own.focus())
  app.on('activate', () => own.focus())
  app.on('window-all-closed', () => stayOrQuit(own, memory, words))
  own.open()
  return {
    async close() {
      tray.destroy()
      for (const node of nodes.all()) node.destroy()
      await demonstration.end()
      await application.close()
      await memory.flush()
    },
  }
}

function startNode(options: DesktopOptions, demonstration: Demonstration): Promise<Application> {
  const { createApplication, dataFolder, mode, assetsFolder, sqliteWasm } = options
  return createApplication({ dataFolder, mode, assetsFolder, sqliteWasm, demonstration })
}

/** A demonstration in windows; it ends when a person has closed the last of them. */
function windowDemonstration(
  { createApplication, assetsFolder, sqliteWasm, preload }: DesktopOptions,
  nodes: OpenNodes,
  words: () => Words,
): Demonstration {
  const onClosed = () => {
    const [, ...shown] = nodes.all()
    if (shown.every((node) => !node.isOpen)) void demonstration.end()
  }
  const demonstration = createDemonstration({
    createApplication,
    assetsFolder,
    sqliteWasm,
    show: (node) => showInWindow(node, { nodes, preload, words, onClosed }),
  })
  return demonstration
}

/** Menus and title bars are as light or dark as the pages. */
function followColorScheme(status: FollowedStatus): void {
  const apply = ({ preferences }: Status) => {
    if (nativeTheme.themeSource === preferences.colorScheme) return
    nativeTheme.themeSource = preferences.colorScheme
  }
  status.onChange(apply)
  apply(status.current)
}

/** Phases in which others count on this node, whether or not anybody looks at it. */
const AT_WORK: ReadonlySet<Status['phase']> = new Set([
  'starting',
  'requesting',
  'admitted',
  'running',
])

/**
 * A hospital wants to be asked and a government to relay: once set up and unlocked, a node goes on
 * in the tray without windows. On a Mac, every program does.
 */
function stayOrQuit(own: NodeWindows, memory: WindowMemory, words: () => Words): void {
  if (process.platform === 'darwin') return
  if (!AT_WORK.has(own.status.current.phase)) return app.quit()
  if (memory.shouldTellOfTray()) tellOfTray(own, words())
}
