/**
 * A double of the part of Electron's API that MediChain uses, typed against Electron's own types.
 * The built bundles run on it in a plain Node process; it records what they ask for.
 */
import { EventEmitter } from 'node:events'
import type {
  App,
  BrowserWindow as ElectronWindow,
  BrowserWindowConstructorOptions,
  ContextBridge,
  CustomScheme,
  Dialog,
  IpcMain,
  IpcRenderer,
  MenuItemConstructorOptions,
  NativeImage,
  NativeTheme,
  Protocol,
  Rectangle,
  Screen,
  Session,
  Tray as ElectronTray,
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
  /** The application's menu as it is now. */
  menu: [] as MenuItemConstructorOptions[],
  trays: [] as Tray[],
  badge: 0,
  quitting: false,
  focused: null as BrowserWindow | null,
  errors: [] as string[],
  notifications: [] as Notification[],
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
  getPath: (name: string) => asked.paths[name] ?? `${process.env['DOUBLE_HOME']}/${name}`,
  setPath: (name: string, path: string) => void (asked.paths[name] = path),
  requestSingleInstanceLock: () => (asked.locks++, process.env['DOUBLE_LOCK'] !== 'taken'),
  whenReady: () => Promise.resolve(),
  getPreferredSystemLanguages: () => [process.env['DOUBLE_LANGUAGE'] ?? 'en-GB'],
  setBadgeCount: (count?: number) => ((asked.badge = count ?? 0), true),
  quit: () => {
    asked.quitting = true
    for (const window of asked.windows) window.close()
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
    // The preload of the tests runs in the first window alone.
    if (this !== firstContents) return
    ipcEvents.emit(String(message[0]), {}, ...message.slice(1))
  }
  getURL(): string {
    return 'app://medichain/'
  }
}

let firstContents: Contents | null = null

/** Double of `BrowserWindow`: its place, and the events of a person who moves and closes it. */
export class BrowserWindow
  extends EventEmitter
  implements Pick<ElectronWindow, 'getNormalBounds' | 'isMaximized' | 'isFocused' | 'flashFrame'>
{
  readonly webContents = new Contents()
  readonly options: BrowserWindowConstructorOptions
  loaded: string | null = null
  focused = 0
  flashing = false
  private bounds: Rectangle
  private maximizedNow = false
  private destroyed = false

  constructor(options: BrowserWindowConstructorOptions) {
    super()
    this.options = options
    const { x = 0, y = 0, width = 800, height = 600 } = options
    this.bounds = { x, y, width, height }
    firstContents ??= this.webContents
    asked.windows.push(this)
  }
  static getAllWindows = (): BrowserWindow[] => asked.windows
  static getFocusedWindow = (): BrowserWindow | null => asked.focused
  async loadURL(url: string): Promise<void> {
    this.loaded = url
    this.emit('ready-to-show')
  }
  isMinimized = (): boolean => false
  isFullScreen = (): boolean => false
  isDestroyed = (): boolean => this.destroyed
  isMaximized = (): boolean => this.maximizedNow
  isFocused = (): boolean => asked.focused === this
  getNormalBounds = (): Rectangle => this.bounds
  show = (): void => undefined
  restore = (): void => undefined
  maximize(): void {
    this.maximizedNow = true
    this.emit('maximize')
  }
  flashFrame(flag: boolean): void {
    this.flashing = flag
  }
  focus(): void {
    this.focused++
    asked.focused = this
    this.emit('focus')
    applicationEvents.emit('browser-window-focus', {}, this)
  }
  /** As a person drags the window. */
  moveTo(bounds: Rectangle): void {
    this.bounds = bounds
    this.emit('move')
    this.emit('resize')
  }
  close(): void {
    this.emit('close', { preventDefault: () => undefined })
    this.destroy()
  }
  destroy(): void {
    if (this.destroyed) return
    this.destroyed = true
    if (asked.focused === this) asked.focused = null
    asked.windows = asked.windows.filter((window) => window !== this)
    this.emit('closed')
    if (asked.windows.length === 0 && !asked.quitting) applicationEvents.emit('window-all-closed')
  }
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

/** A page that none of MediChain's windows shows. */
export function foreignContents(): Contents {
  return new Contents()
}

/** The event of an invocation from a frame, of the first window's page by default. */
export function invocation(
  frame: { origin: string; parent: unknown } | null,
  sender: Contents | null = firstContents,
) {
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
export class Menu {
  readonly template: MenuItemConstructorOptions[]
  constructor(template: MenuItemConstructorOptions[]) {
    this.template = template
  }
  static buildFromTemplate = (template: MenuItemConstructorOptions[]): Menu => new Menu(template)
  static setApplicationMenu = (menu: Menu | null): void => void (asked.menu = menu?.template ?? [])
}

/** Double of `Notification`. */
export class Notification extends EventEmitter {
  static isSupported = (): boolean => true
  readonly options: { title?: string; body?: string }
  closed = false
  constructor(options: { title?: string; body?: string }) {
    super()
    this.options = options
  }
  show(): void {
    asked.notifications.push(this)
  }
  close(): void {
    this.closed = true
  }
}

/** Double of `nativeImage`: an image is the path that it was read from. */
export const nativeImage = {
  createFromPath: (path: string) => path as unknown as NativeImage,
}

/** Double of `Tray`. */
export class Tray
  extends EventEmitter
  implements Pick<ElectronTray, 'setImage' | 'setToolTip' | 'setTitle' | 'isDestroyed' | 'destroy'>
{
  image: NativeImage | string
  toolTip = ''
  menu: MenuItemConstructorOptions[] = []
  private destroyed = false
  constructor(image: NativeImage | string) {
    super()
    this.image = image
    asked.trays.push(this)
  }
  setImage = (image: NativeImage | string): void => void (this.image = this.alive(image))
  setToolTip = (toolTip: string): void => void (this.toolTip = this.alive(toolTip))
  setTitle = (title: string): void => void this.alive(title)
  setContextMenu = (menu: Menu | null): void => void (this.menu = this.alive(menu?.template ?? []))
  isDestroyed = (): boolean => this.destroyed
  destroy(): void {
    this.destroyed = true
  }
  /** As Electron does, for whatever is asked of a tray that is gone. */
  private alive<Value>(value: Value): Value {
    if (this.destroyed) throw new Error('Tray is destroyed')
    return value
  }
}

/** Double of `screen`: one display of 1920 × 1080. */
export const screen = {
  getAllDisplays: () =>
    [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }] as ReturnType<
      Screen['getAllDisplays']
    >,
} satisfies Pick<Screen, 'getAllDisplays'>

/** Double of `nativeTheme`. */
export const nativeTheme = { themeSource: 'system' } as Pick<NativeTheme, 'themeSource'>
