/** Electron's life: one instance a data folder, the node before the window, the window before quit. */
import { mkdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { app, BrowserWindow, dialog } from 'electron'
import { ContractError } from '#contract/errors'
import { serviceOf } from '#ipc/register'
import type { Application, CreateApplication } from '#ipc/service'
import { readHostArguments, type HostArguments } from '../arguments.ts'
import { HostError } from '../errors.ts'
import { dataFolderOf } from '../profile-folder.ts'
import { loadRenderer } from '../renderer-files.ts'
import { declareApplicationScheme, serveApplication } from './application-protocol.ts'
import { registerIpc } from './ipc.ts'
import { installMenu } from './menu.ts'
import { notifyOfReviews } from './notifications.ts'
import { focusWindow, openWindow } from './window.ts'

/** What main knows and the shell does not: where the build put things, and how a node is made. */
export interface ShellOptions {
  readonly argv: readonly string[]
  readonly preload: string
  readonly rendererFolder: string
  readonly assetsFolder: string
  /** SQLite compiled to WebAssembly. */
  readonly sqliteWasmFile: string
  readonly createApplication: CreateApplication
}

/** Runs MediChain in Electron until a person quits it. */
export async function runShell(options: ShellOptions): Promise<void> {
  declareApplicationScheme()
  try {
    const given = readHostArguments(options.argv)
    const dataFolder = claimDataFolder(given)
    if (dataFolder === null) return app.quit()
    await app.whenReady()
    await openApplication(options, given, dataFolder)
  } catch (error) {
    await app.whenReady()
    dialog.showErrorBox('MediChain cannot start', sentenceOf(error))
    app.exit(1)
  }
}

/**
 * Chooses the data folder and takes the lock on it: the system's, which also leads a second start
 * to the first one's window. Null if another instance has it.
 */
function claimDataFolder(given: HostArguments): string | null {
  const folder = dataFolderOf(given, app.getPath('appData'))
  // Chromium's own files; they never hold anything of the node.
  const chromium = join(folder, 'window')
  mkdirSync(chromium, { recursive: true, mode: 0o700 })
  app.setPath('userData', chromium)
  return app.requestSingleInstanceLock() ? folder : null
}

async function openApplication(
  options: ShellOptions,
  given: HostArguments,
  dataFolder: string,
): Promise<void> {
  const application = await options.createApplication({
    dataFolder,
    mode: given.mode,
    assetsFolder: options.assetsFolder,
    sqliteWasm: await readFile(options.sqliteWasmFile),
  })
  closeOnQuit(application)
  const service = serviceOf(application)
  const focus = () => focusWindow(options.preload)
  serveApplication(await loadRenderer(options.rendererFolder))
  registerIpc(service)
  notifyOfReviews(service, focus)
  installMenu(process.platform, app.isPackaged)
  app.on('second-instance', focus)
  app.on('activate', focus)
  app.on('window-all-closed', () => quitUnlessMac())
  openWindow(options.preload)
}

/** On a Mac an application stays in the dock without windows, and the node keeps voting. */
function quitUnlessMac(): void {
  if (process.platform !== 'darwin') app.quit()
}

/** Holds back the quit until the node is on disk and its folder free. */
function closeOnQuit(application: Application): void {
  let closing = false
  app.on('will-quit', (event) => {
    event.preventDefault()
    if (closing) return
    closing = true
    for (const window of BrowserWindow.getAllWindows()) window.destroy()
    application.close().then(
      () => app.exit(0),
      () => app.exit(1),
    )
  })
}

/** Known failures have a sentence for people; others could tell a path or worse. */
function sentenceOf(error: unknown): string {
  if (error instanceof HostError || error instanceof ContractError) return error.message
  return 'Something unexpected went wrong before the window opened. Your data was not changed.'
}
