/** A node shown in a browser: the renderer built, the application started, the host listening. */
import { readFile } from 'node:fs/promises'
import { startBrowserHost, type BrowserHost } from '#host/browser/browser-host'
import { showInBrowser } from '#host/browser/show-node'
import { createDemonstration } from '#host/demonstration/demonstration'
import { createApplication } from '#ipc/application'
import { serviceOf } from '#ipc/register'
import type { Application, Demonstration } from '#ipc/service'
import { ensureRenderer } from './build.ts'
import type { ServeOptions } from './options.ts'
import { ASSETS_FOLDER, RENDERER_FOLDER, sqliteWasmFile } from './project.ts'

/** A node with its browser host; `close` ends both. */
export type BrowserNode = Pick<BrowserHost, 'port' | 'newUrl' | 'close'>

/** Starts a node and serves it. Throws HostError or ContractError. */
export async function startBrowserNode(
  options: Omit<ServeOptions, 'readyJson'>,
): Promise<BrowserNode> {
  await ensureRenderer()
  const demonstration = await browserDemonstration()
  const application = await createApplication({
    dataFolder: options.dataFolder,
    mode: options.mode,
    assetsFolder: ASSETS_FOLDER,
    sqliteWasm: await readFile(sqliteWasmFile()),
    demonstration,
  })
  const host = await startHost(application, options.port)
  return {
    port: host.port,
    newUrl: () => host.newUrl(),
    async close() {
      await host.close()
      await demonstration.end()
      await application.close()
    },
  }
}

/** A demonstration whose nodes are shown in the browser. */
export async function browserDemonstration(): Promise<Demonstration> {
  return createDemonstration({
    createApplication,
    assetsFolder: ASSETS_FOLDER,
    sqliteWasm: await readFile(sqliteWasmFile()),
    show: (node) => showInBrowser(node, RENDERER_FOLDER),
  })
}

/** A host that cannot start must not leave its application holding the folder. */
async function startHost(application: Application, port: number): Promise<BrowserHost> {
  try {
    const service = serviceOf(application)
    return await startBrowserHost({ service, rendererFolder: RENDERER_FOLDER, port })
  } catch (error) {
    await application.close()
    throw error
  }
}
