/** `npm run make`: packages and installers for this system, where Electron's binary can be had. */
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fetchElectron, findElectron } from '#cli/electron'

/** Milliseconds: an installer is worth waiting for a slow download. */
const FETCH_LIMIT = 600_000

if ((findElectron() ?? (await fetchElectron(FETCH_LIMIT))) === null) {
  process.stderr.write(
    "No packages were made: Electron's binary could not be fetched on this machine; run `npm run make` where it can.\n",
  )
  process.exit(1)
}

const forge = createRequire(import.meta.url).resolve('@electron-forge/cli/package.json')
const made = spawnSync(
  process.execPath,
  [join(dirname(forge), 'dist', 'electron-forge.js'), 'make', ...process.argv.slice(2)],
  { stdio: 'inherit' },
)
process.exit(made.status ?? 1)
