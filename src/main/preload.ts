/** Exposes the bridge of the contract to the page, and nothing else. Runs sandboxed. */
import { contextBridge, ipcRenderer } from 'electron'
import type { NativeBridge, Reply } from '#contract/bridge'
import { IPC_CALL, IPC_COMMAND, IPC_EVENT } from '#contract/channels'
import type { NativeCommand } from '#contract/commands'
import type { NodeEvent } from '#contract/events'

type Receive = Parameters<typeof ipcRenderer.on>[1]

/** Listens on a one-way channel; the returned function stops it. */
function hear(channel: string, receive: Receive): () => void {
  ipcRenderer.on(channel, receive)
  return () => ipcRenderer.removeListener(channel, receive)
}

const bridge = {
  call: (method, input) => ipcRenderer.invoke(IPC_CALL, method, input) as Promise<Reply>,
  onEvent: (listener) => hear(IPC_EVENT, (_event, message: NodeEvent) => listener(message)),
  onCommand: (listener) => hear(IPC_COMMAND, (_event, message: NativeCommand) => listener(message)),
} satisfies NativeBridge

contextBridge.exposeInMainWorld('medichain', bridge)
