/** Electron's binary: found, fetched if it can be had quickly, run. */
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { electronPackageFolder, PROJECT_ROOT } from './project.ts'

/** Milliseconds for fetching Electron: a start must show something within ten seconds. */
const FETCH_LIMIT = 7_000
/** Milliseconds within which a failure of Electron means that it cannot run here. */
const EARLY = 10_000

/** Path of Electron's binary, or null if it was never fetched. */
export function findElectron(): string | null {
  const folder = electronPackageFolder()
  const pathFile = join(folder, 'path.txt')
  if (!existsSync(pathFile)) return null
  const binary = join(folder, 'dist', readFileSync(pathFile, 'utf8').trim())
  return existsSync(binary) ? binary : null
}

/** Fetches Electron's binary with its own installer. Null if that fails or takes too long. */
export async function fetchElectron(limit = FETCH_LIMIT): Promise<string | null> {
  const installer = join(electronPackageFolder(), 'install.js')
  await exitOf(spawn(process.execPath, [installer], { stdio: 'ignore', timeout: limit }))
  return findElectron()
}

/** True where a window can be shown. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])
}

/**
 * Runs Electron on the built application until a person quits it. False if it failed at once, for
 * want of a library or a sandbox; later failures have told the person themselves.
 */
export async function runElectron(binary: string, argv: readonly string[]): Promise<boolean> {
  const started = Date.now()
  const status = await exitOf(spawn(binary, [PROJECT_ROOT, ...argv], { stdio: 'ignore' }))
  return status === 0 || Date.now() - started > EARLY
}

/** The exit status of a child, null if it could not start or was killed. */
function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.on('error', () => resolve(null))
    child.on('exit', (status) => resolve(status))
  })
}
