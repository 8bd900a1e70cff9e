/** Electron's IPC: a call from one of MediChain's own windows goes to the node of that window. */
import { ipcMain, type IpcMainInvokeEvent } from 'electron'
import { IPC_CALL } from '#contract/channels'
import { APPLICATION_ORIGIN } from './application-protocol.ts'
import type { OpenNodes } from './open-nodes.ts'

/** Registers the one call handler. */
export function registerIpc(nodes: OpenNodes): void {
  ipcMain.handle(IPC_CALL, (event, method: unknown, input: unknown) => {
    const node = isOwnPage(event) ? nodes.ownerOf(event.sender) : undefined
    if (!node) throw new Error('Only a window of MediChain may call it.')
    return node.service.call(method, input)
  })
}

/** True for the main frame of a page of ours. */
function isOwnPage({ senderFrame }: IpcMainInvokeEvent): boolean {
  return (
    senderFrame !== null && senderFrame.origin === APPLICATION_ORIGIN && senderFrame.parent === null
  )
}
