/** The `app:` scheme: the renderer has an origin of its own, served from memory, without a port. */
import { protocol, session } from 'electron'
import type { RendererFiles } from '../renderer-files.ts'

/** Origin of every page of MediChain within Electron. */
export const APPLICATION_ORIGIN = 'app://medichain'

/** Declares the scheme; must run before Electron is ready. */
export function declareApplicationScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** Serves the renderer and refuses everything else that a page could ask for or be granted. */
export function serveApplication(files: RendererFiles): void {
  protocol.handle('app', (request) => answer(files, request.url))
  const pages = session.defaultSession
  pages.webRequest.onBeforeRequest((details, decide) => {
    decide({ cancel: !isLocal(details.url) })
  })
  pages.setPermissionRequestHandler((contents, permission, decide) => {
    decide(isGranted(permission, contents.getURL()))
  })
  pages.setPermissionCheckHandler((_contents, permission, origin) => isGranted(permission, origin))
  pages.setDevicePermissionHandler(() => false)
}

function answer(files: RendererFiles, requested: string): Response {
  const path = requested.startsWith(`${APPLICATION_ORIGIN}/`) ? new URL(requested).pathname : null
  const file = path === null ? null : files.serve(path)
  if (file === null) return new Response('There is no such page.\n', { status: 404 })
  return new Response(Buffer.from(file.body), { headers: file.headers })
}

/** Own pages and what they made themselves; the developer tools of an unpackaged start. */
function isLocal(url: string): boolean {
  return (
    url.startsWith(`${APPLICATION_ORIGIN}/`) ||
    url.startsWith(`blob:${APPLICATION_ORIGIN}/`) ||
    url.startsWith('data:') ||
    url.startsWith('devtools:')
  )
}

/** Copying a hash is all that a page may do beyond showing itself. */
function isGranted(permission: string, from: string): boolean {
  return permission === 'clipboard-sanitized-write' && from.startsWith(APPLICATION_ORIGIN)
}
