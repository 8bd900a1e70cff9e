/** Where a checkout of the project keeps what the commands need. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)

/** Root of the project. */
export const PROJECT_ROOT = join(import.meta.dirname, '..', '..', '..')
/** What the builds write; the package of the desktop application is made of it. */
export const BUILD_ROOT = join(PROJECT_ROOT, '.vite')
/** The built renderer, for Electron and for browsers alike. */
export const RENDERER_FOLDER = join(BUILD_ROOT, 'renderer')
/** Code systems, sample patients, icons. */
export const ASSETS_FOLDER = join(PROJECT_ROOT, 'assets')

/** SQLite compiled to WebAssembly, as its package ships it. */
export function sqliteWasmFile(): string {
  return require.resolve('sql.js/dist/sql-wasm.wasm')
}

/** Folder of the package that fetches and holds Electron's binary. */
export function electronPackageFolder(): string {
  return dirname(require.resolve('electron/package.json'))
}
