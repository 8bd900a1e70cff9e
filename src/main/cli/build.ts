/** Builds what is shown and what Electron runs, with Vite alone. */
import { randomUUID } from 'node:crypto'
import { readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { HostError } from '#host/errors'
import { BUILD_ROOT, PROJECT_ROOT, RENDERER_FOLDER } from './project.ts'

/** What the renderer is built from; a change in any of it asks for a new build. */
const RENDERER_SOURCES = [
  'src/renderer',
  'src/main/contract',
  'assets/icons',
  'vite.renderer.config.ts',
  'package-lock.json',
]

/**
 * Builds the renderer unless the last build is newer than its sources.
 * Throws HostError `renderer-missing`.
 */
export async function ensureRenderer(): Promise<void> {
  const built = await modifiedAt(join(RENDERER_FOLDER, 'index.html'))
  const sources = await Promise.all(
    RENDERER_SOURCES.map((source) => newestBelow(join(PROJECT_ROOT, source))),
  )
  if (built > Math.max(...sources)) return
  try {
    await buildRenderer()
  } catch {
    throw new HostError(
      { code: 'renderer-missing' },
      'The pages of MediChain could not be built. "npm run build" tells why.',
    )
  }
}

/** Builds the renderer aside and puts it in place whole: several nodes may start at once. */
export async function buildRenderer(): Promise<void> {
  const aside = join(BUILD_ROOT, `renderer-${randomUUID()}`)
  try {
    await buildWith('vite.renderer.config.ts', aside)
    await replaceFolder(aside, RENDERER_FOLDER)
  } finally {
    await rm(aside, { recursive: true, force: true })
  }
}

/** Builds the main process and preload for Electron. */
export async function buildDesktop(): Promise<void> {
  await buildWith('vite.main.config.ts')
  await buildWith('vite.preload.config.ts')
}

async function buildWith(config: string, outDir?: string): Promise<void> {
  // Loaded only when something is built: it takes longer than the rest of a start.
  const { build } = await import('vite')
  // Whatever the caller runs as, a test for example, people get no development build.
  process.env['NODE_ENV'] = 'production'
  await build({
    configFile: join(PROJECT_ROOT, config),
    logLevel: 'error',
    build: outDir === undefined ? {} : { outDir },
  })
}

async function replaceFolder(from: string, to: string): Promise<void> {
  const old = `${from}-old`
  await rename(to, old).catch(ignoreMissing)
  try {
    await rename(from, to)
  } catch (error) {
    // Another process put the same build there a moment ago.
    if ((error as NodeJS.ErrnoException).code !== 'ENOTEMPTY') throw error
  } finally {
    await rm(old, { recursive: true, force: true })
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error
}

/** Modification time in milliseconds, 0 if the file does not exist. */
async function modifiedAt(path: string): Promise<number> {
  const found = await stat(path).catch(ignoreMissing)
  return found?.mtimeMs ?? 0
}

async function newestBelow(path: string): Promise<number> {
  const found = await stat(path).catch(ignoreMissing)
  if (!found?.isDirectory()) return found?.mtimeMs ?? 0
  const entries = await readdir(path, { recursive: true })
  const times = await Promise.all(entries.map((entry) => modifiedAt(join(path, entry))))
  return Math.max(found.mtimeMs, ...times)
}
