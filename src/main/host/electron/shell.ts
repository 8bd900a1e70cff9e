/** Electron's life: one instance a data folder, the node before the window, the window before quit. */
import { mkdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { app, dialog, type Event } from 'electron'
import { ContractError } from '#contract/errors'
import { bestLanguage } from '#contract/language'
import type { CreateApplication } from '#ipc/service'
import { readHostArguments, type HostArguments } from '../arguments.ts'
import { HostError } from '../errors.ts'
import { dataFolderOf } from '../profile-folder.ts'
import { wordsOf } from '../texts.ts'
import { declareApplicationScheme } from './application-protocol.ts'
import { runDesktop } from './desktop.ts'

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
    const sqliteWasm = await readFile(options.sqliteWasmFile)
    closeOnQuit(await runDesktop({ ...options, sqliteWasm, dataFolder, mode: given.mode }))
  } catch (error) {
    await app.whenReady()
    const words = wordsOf(bestLanguage(app.getPreferredSystemLanguages()))
    dialog.showErrorBox(words('start.failed'), sentenceOf(error, words('start.unexpected')))
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

/** Holds back the quit until everything is on disk and the folder free. */
function closeOnQuit(desktop: { close(): Promise<void> }): void {
  let closing = false
  app.on('will-quit', (event: Event) => {
    event.preventDefault()
    if (closing) return
    closing = true
    desktop.close().then(
      () => app.exit(0),
      () => app.exit(1),
    )
  })
}

/** Known failures have a sentence for people; others could tell a path or worse. */
function sentenceOf(error: unknown, unexpected: string): string {
  return error instanceof HostError || error instanceof ContractError ? error.message : unexpected
}
