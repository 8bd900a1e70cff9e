/** Windows: sandboxed, kept on MediChain's own page, unable to open others. */
import { BrowserWindow } from 'electron'
import { APPLICATION_ORIGIN } from './application-protocol.ts'

/** Opens a window on the renderer. */
export function openWindow(preload: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 1024,
    minHeight: 700,
    title: 'MediChain',
    show: false,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Chromium would fetch dictionaries, and what is typed here is about patients.
      spellcheck: false,
    },
  })
  confine(window)
  window.once('ready-to-show', () => window.show())
  void window.loadURL(`${APPLICATION_ORIGIN}/`)
  return window
}

function confine(window: BrowserWindow): void {
  const contents = window.webContents
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

/** Brings the first window to the front, or opens one if all are closed. */
export function focusWindow(preload: string): void {
  const window = BrowserWindow.getAllWindows()[0] ?? openWindow(preload)
  if (window.isMinimized()) window.restore()
  window.focus()
}
