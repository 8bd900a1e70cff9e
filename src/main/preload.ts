/** Exposes the bridge of the contract to the page, and nothing else. Runs sandboxed. */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import type { NativeBridge, Reply } from '#contract/bridge'
import { IPC_CALL, IPC_COMMAND, IPC_EVENT } from '#contract/channels'
import type { NativeCommand } from '#contract/commands'
import type { NodeEvent } from '#contract/events'

/** Listens on a one-way channel; the returned function stops it. */
function hear<Message>(channel: string, listener: (message: Message) => void): () => void {
  const receive = (_event: IpcRendererEvent, message: Message) => listener(message)
  ipcRenderer.on(channel, receive)
  return () => ipcRenderer.removeListener(channel, receive)
}

const bridge = {
  call: (method, input) => ipcRenderer.invoke(IPC_CALL, method, input) as Promise<Reply>,
  onEvent: (listener) => hear<NodeEvent>(IPC_EVENT, listener),
  onCommand: (listener) => hear<NativeCommand>(IPC_COMMAND, listener),
} satisfies NativeBridge

contextBridge.exposeInMainWorld('medichain', bridge)
