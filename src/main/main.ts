/** Entry of Electron's main process, bundled as CommonJS next to what it loads. */
import { join } from 'node:path'
import { createApplication } from '#ipc/application'
import { runShell } from '#host/electron/shell'

void runShell({
  argv: process.argv.slice(1),
  preload: join(__dirname, 'preload.cjs'),
  rendererFolder: join(__dirname, '..', 'renderer'),
  assetsFolder: join(__dirname, 'assets'),
  sqliteWasmFile: join(__dirname, 'sql-wasm.wasm'),
  createApplication,
})
