/** Exposes the bridge of the contract to the page, and nothing else. Runs sandboxed. */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import type { NativeBridge, Reply } from '#contract/bridge'
import { IPC_CALL, IPC_COMMAND, IPC_EVENT } from '#contract/channels'

/** Listens on a one-way channel, whose messages main alone makes; the returned function stops it. */
function hear(channel: string, listener: (message: never) => void): () => void {
  const receive = (_event: IpcRendererEvent, message: never) => listener(message)
  ipcRenderer.on(channel, receive)
  return () => ipcRenderer.removeListener(channel, receive)
}

const bridge = {
  call: (method, input) => ipcRenderer.invoke(IPC_CALL, method, input) as Promise<Reply>,
  onEvent: (listener) => hear(IPC_EVENT, listener),
  onCommand: (listener) => hear(IPC_COMMAND, listener),
} satisfies NativeBridge

contextBridge.exposeInMainWorld('medichain', bridge)
