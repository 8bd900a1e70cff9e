/** Exposes the bridge of the contract to the page, and nothing else. Runs sandboxed. */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import type { Bridge, Reply } from '#contract/bridge'
import { IPC_CALL, IPC_EVENT } from '#contract/channels'
import type { NodeEvent } from '#contract/events'

const bridge = {
  call: (method, input) => ipcRenderer.invoke(IPC_CALL, method, input) as Promise<Reply>,
  onEvent(listener) {
    const hear = (_event: IpcRendererEvent, event: NodeEvent) => listener(event)
    ipcRenderer.on(IPC_EVENT, hear)
    return () => ipcRenderer.removeListener(IPC_EVENT, hear)
  },
} satisfies Bridge

contextBridge.exposeInMainWorld('medichain', bridge)
