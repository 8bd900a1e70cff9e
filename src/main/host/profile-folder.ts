/** Which folder a node's data lives in. */
import { join, resolve } from 'node:path'
import type { HostArguments } from './arguments.ts'

/**
 * The data folder: `--data` if given, else a folder of the profile below the place where the
 * system keeps the data of applications.
 */
export function dataFolderOf(
  given: Pick<HostArguments, 'data' | 'profile'>,
  applicationData: string,
): string {
  if (given.data !== null) return resolve(given.data)
  return join(applicationData, 'MediChain', given.profile ?? 'default')
}

/** Where the system keeps the data of applications, for hosts that Electron does not tell. */
export function applicationDataFolder(
  platform: NodeJS.Platform,
  home: string,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  if (platform === 'win32') return environment['APPDATA'] ?? join(home, 'AppData', 'Roaming')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support')
  return environment['XDG_CONFIG_HOME'] ?? join(home, '.config')
}
