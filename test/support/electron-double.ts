/**
 * A double of the part of Electron's API that MediChain uses, typed against Electron's own types.
 * The built bundles run on it in a plain Node process; it records what they ask for.
 */
import { EventEmitter } from 'node:events'
import type {
  App,
  BrowserWindowConstructorOptions,
  ContextBridge,
  CustomScheme,
  Dialog,
  IpcMain,
  IpcRenderer,
  Menu as ElectronMenu,
  MenuItemConstructorOptions,
  Protocol,
  Session,
  WebContents,
  WindowOpenHandlerResponse,
} from 'electron'

type InvokeHandler = Parameters<IpcMain['handle']>[1]
type PermissionRequest = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>
type RequestFilter = (
  details: { url: string },
  decide: (answer: { cancel: boolean }) => void,
) => void

/** Everything that the bundles asked of Electron. */
export const asked = {
  locks: 0,
  paths: {} as Record<string, string>,
  schemes: [] as CustomScheme[],
  windows: [] as BrowserWindow[],
  handlers: new Map<string, InvokeHandler>(),
  exposed: {} as Record<string, unknown>,
  menu: [] as MenuItemConstructorOptions[],
  errors: [] as string[],
  notifications: [] as { title?: string; body?: string }[],
  exits: new EventEmitter(),
  serve: null as Parameters<Protocol['handle']>[1] | null,
  permission: null as PermissionRequest | null,
  filter: null as RequestFilter | null,
}

const applicationEvents = new EventEmitter()

/** Double of `app`, with the lock granted and the paths below an environment variable. */
export const app = Object.assign(applicationEvents, {
  isPackaged: true,
  getAppPath: () => process.cwd(),
  getPath: (name: string) => `${process.env['DOUBLE_HOME']}/${name}`,
  setPath: (name: string, path: string) => void (asked.paths[name] = path),
  requestSingleInstanceLock: () => (asked.locks++, process.env['DOUBLE_LOCK'] !== 'taken'),
  whenReady: () => Promise.resolve(),
  quit: () => {
    let held = false
    applicationEvents.emit('will-quit', { preventDefault: () => (held = true) })
    if (!held) asked.exits.emit('exit', 0)
  },
  exit: (code?: number) => void asked.exits.emit('exit', code ?? 0),
} satisfies Partial<App>)

/** Double of `webContents`: events and what was sent. */
class Contents extends EventEmitter {
  readonly sent: unknown[][] = []
  openHandler: ((details: never) => WindowOpenHandlerResponse) | null = null
  setWindowOpenHandler(handler: (details: never) => WindowOpenHandlerResponse): void {
    this.openHandler = handler
  }
  send(...message: unknown[]): void {
    this.sent.push(message)
    ipcEvents.emit(String(message[0]), {}, ...message.slice(1))
  }
  getURL(): string {
    return 'app://medichain/'
  }
}

/** Double of `BrowserWindow`. */
export class BrowserWindow extends EventEmitter {
  readonly webContents = new Contents()
  readonly options: BrowserWindowConstructorOptions
  loaded: string | null = null
  focused = 0

  constructor(options: BrowserWindowConstructorOptions) {
    super()
    this.options = options
    asked.windows.push(this)
  }
  static getAllWindows = (): BrowserWindow[] => asked.windows
  static getFocusedWindow = (): BrowserWindow | null => null
  static fromWebContents = (contents: WebContents | Contents): BrowserWindow | null =>
    asked.windows.find((window) => window.webContents === contents) ?? null
  async loadURL(url: string): Promise<void> {
    this.loaded = url
  }
  isMinimized = (): boolean => false
  isDestroyed = (): boolean => false
  show = (): void => undefined
  restore = (): void => undefined
  focus = (): void => void this.focused++
  destroy = (): void => void (asked.windows = asked.windows.filter((window) => window !== this))
}

/** Double of `protocol`. */
export const protocol = {
  registerSchemesAsPrivileged: (schemes) => void asked.schemes.push(...schemes),
  handle: (_scheme, handler) => void (asked.serve = handler),
} satisfies Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle'>

/** Double of `session`. */
export const session = {
  defaultSession: {
    webRequest: { onBeforeRequest: (filter: RequestFilter) => void (asked.filter = filter) },
    setPermissionRequestHandler: (handler) => void (asked.permission = handler),
    setPermissionCheckHandler: () => undefined,
    setDevicePermissionHandler: () => undefined,
  } satisfies { webRequest: unknown } & Pick<
    Session,
    'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
  >,
}

/** Double of `ipcMain`. */
export const ipcMain = {
  handle: (channel, handler) => void asked.handlers.set(channel, handler),
} satisfies Pick<IpcMain, 'handle'>

const ipcEvents = new EventEmitter()

/** The event of an invocation from a frame; `own` by default. */
export function invocation(frame: { origin: string; parent: unknown } | null, foreign = false) {
  const sender = foreign ? new Contents() : asked.windows[0]?.webContents
  return { sender, senderFrame: frame } as unknown as Parameters<InvokeHandler>[0]
}

/** The main frame of MediChain's own page. */
export const OWN_FRAME = { origin: 'app://medichain', parent: null }

/** Double of `ipcRenderer`, wired to `ipcMain` as the first window's page. */
export const ipcRenderer = Object.assign(ipcEvents, {
  invoke: async (channel: string, ...input: unknown[]): Promise<unknown> =>
    asked.handlers.get(channel)?.(invocation(OWN_FRAME), ...input),
}) satisfies Pick<IpcRenderer, 'invoke'>

/** Double of `contextBridge`. */
export const contextBridge = {
  exposeInMainWorld: (name, api) => void (asked.exposed[name] = api),
} satisfies Pick<ContextBridge, 'exposeInMainWorld'>

/** Double of `dialog`. */
export const dialog = {
  showErrorBox: (title, content) => void asked.errors.push(`${title}: ${content}`),
} satisfies Pick<Dialog, 'showErrorBox'>

/** Double of `Menu`. */
export const Menu = {
  buildFromTemplate: (template: MenuItemConstructorOptions[]) => {
    asked.menu = template
    return {} as ElectronMenu
  },
  setApplicationMenu: () => undefined,
} satisfies Pick<typeof ElectronMenu, 'setApplicationMenu'> & { buildFromTemplate: unknown }

/** Double of `Notification`. */
export class Notification extends EventEmitter {
  static isSupported = (): boolean => true
  readonly options: { title?: string; body?: string }
  constructor(options: { title?: string; body?: string }) {
    super()
    this.options = options
  }
  show(): void {
    asked.notifications.push(this.options)
  }
}
