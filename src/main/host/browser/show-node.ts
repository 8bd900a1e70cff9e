/** Shows a node of a demonstration in the browser: on a port of its own, behind a link of its own. */
import type { DemonstrationNode, ShownNode } from '../demonstration/demonstration.ts'
import { startBrowserHost } from './browser-host.ts'

/** Serves the node to whoever opens its link. Throws HostError. */
export async function showInBrowser(
  { service }: DemonstrationNode,
  rendererFolder: string,
): Promise<ShownNode> {
  const host = await startBrowserHost({ service, rendererFolder, port: 0 })
  return {
    // Once a browser has opened it, it opens there again and again: the session is in its cookie.
    link: host.newUrl(),
    // A page cannot bring another tab to the front; its link does.
    raise: () => undefined,
    close: () => host.close(),
  }
}
