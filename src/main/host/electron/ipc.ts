/** Electron's IPC: calls from MediChain's own windows go to the service, events to every window. */
import { BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron'
import { IPC_CALL, IPC_EVENT } from '#contract/channels'
import type { Service } from '#ipc/service'
import { APPLICATION_ORIGIN } from './application-protocol.ts'

/** Registers the one call handler and forwards events. */
export function registerIpc(service: Service): void {
  ipcMain.handle(IPC_CALL, (event, method: unknown, input: unknown) => {
    if (!isOwnPage(event)) throw new Error('Only a window of MediChain may call it.')
    return service.call(method, input)
  })
  service.onEvent((event) => {
    for (const window of BrowserWindow.getAllWindows()) {
      if (!window.isDestroyed()) window.webContents.send(IPC_EVENT, event)
    }
  })
}

/** True for the main frame of one of our windows that shows our own page. */
function isOwnPage({ sender, senderFrame }: IpcMainInvokeEvent): boolean {
  return (
    senderFrame !== null &&
    senderFrame.origin === APPLICATION_ORIGIN &&
    senderFrame.parent === null &&
    BrowserWindow.fromWebContents(sender) !== null
  )
}
