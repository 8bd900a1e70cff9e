/** The built renderer, read into memory once: only what was listed at the start can be served. */
import { randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { contentSecurityPolicy, SECURITY_HEADERS } from './content-policy.ts'
import { HostError } from './errors.ts'

/** What the build writes where each page needs its own nonce. */
export const NONCE_PLACEHOLDER = '__CSP_NONCE__'

const MIME_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

/** One answer, for HTTP and for Electron's protocol alike. */
export interface ServedFile {
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** The files of a built renderer by URL path. */
export interface RendererFiles {
  /**
   * The file at a URL path ("/", "/assets/index-1a2b.js"), or null.
   * @param connect extra sources for the page's connect-src
   */
  serve(path: string, connect?: readonly string[]): ServedFile | null
}

/** Reads a built renderer. Throws HostError `renderer-missing` if there is no page in it. */
export async function loadRenderer(folder: string): Promise<RendererFiles> {
  const files = await readAll(folder)
  const page = files.get('/index.html')
  if (page === undefined) {
    throw new HostError(
      { code: 'renderer-missing' },
      'The pages of MediChain have not been built. Run "npm run build" first.',
    )
  }
  const template = page.toString('utf8')
  return {
    serve(path, connect) {
      if (path === '/' || path === '/index.html') return servePage(template, connect)
      const body = files.get(path)
      return body === undefined ? null : serveAsset(path, body)
    },
  }
}

async function readAll(folder: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>()
  for (const entry of await listFolder(folder)) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    files.set(`/${relative(folder, path).split(sep).join('/')}`, await readFile(path))
  }
  return files
}

async function listFolder(folder: string) {
  try {
    return await readdir(folder, { recursive: true, withFileTypes: true })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

function servePage(template: string, connect: readonly string[] | undefined): ServedFile {
  const nonce = randomBytes(18).toString('base64')
  return {
    headers: {
      ...SECURITY_HEADERS,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': contentSecurityPolicy(nonce, connect),
      'Cache-Control': 'no-store',
    },
    body: Buffer.from(template.replaceAll(NONCE_PLACEHOLDER, nonce)),
  }
}

function serveAsset(path: string, body: Uint8Array): ServedFile {
  return {
    headers: {
      ...SECURITY_HEADERS,
      'Content-Type': MIME_TYPES[extname(path)] ?? 'application/octet-stream',
      // Vite puts a hash of the content into names below assets/.
      'Cache-Control': path.startsWith('/assets/')
        ? 'private, max-age=31536000, immutable'
        : 'no-cache',
    },
    body,
  }
}
