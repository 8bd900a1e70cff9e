/** Makes a window: sandboxed, kept on MediChain's own page, unable to open others. */
import { BrowserWindow, type Rectangle } from 'electron'
import { APPLICATION_ORIGIN } from './application-protocol.ts'

/** How a window opens. */
export interface WindowOptions {
  readonly preload: string
  /** Where the page begins ("/reviews"); null for home. */
  readonly place: string | null
  /** Absent: in the middle of the screen. */
  readonly bounds: Rectangle | undefined
  readonly maximized: boolean
}

/** Opens a window on the renderer. */
export function openWindow({ preload, place, bounds, maximized }: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    ...bounds,
    minWidth: 800,
    minHeight: 600,
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
  window.once('ready-to-show', () => {
    if (maximized) window.maximize()
    window.show()
  })
  window.on('focus', () => window.flashFrame(false))
  void window.loadURL(`${APPLICATION_ORIGIN}/${place === null ? '' : `#${place}`}`)
  return window
}

function confine(window: BrowserWindow): void {
  const contents = window.webContents
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
}
