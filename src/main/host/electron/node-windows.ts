/** The windows of one node: its events go to them, and only their calls reach it. */
import { BrowserWindow, type Rectangle, type WebContents } from 'electron'
import { IPC_COMMAND, IPC_EVENT } from '#contract/channels'
import type { NativeCommand } from '#contract/commands'
import type { Service } from '#ipc/service'
import type { FollowedStatus } from '../follow-status.ts'
import { openWindow } from './window.ts'
import type { WindowMemory } from './window-memory.ts'

/** Pixels by which a further window lies below and beside the one before. */
const CASCADE = 28

/** What the windows of a node are made with. */
export interface NodeWindowsOptions {
  readonly service: Service
  readonly status: FollowedStatus
  readonly preload: string
  /** Null for the nodes of a demonstration, which leave nothing behind. */
  readonly memory: WindowMemory | null
}

/** The windows of one node. */
export class NodeWindows {
  readonly service: Service
  readonly status: FollowedStatus
  private readonly options: NodeWindowsOptions
  private readonly windows = new Set<BrowserWindow>()
  private readonly stopEvents: () => void
  private readonly lastClosed = new Set<() => void>()

  constructor(options: NodeWindowsOptions) {
    this.options = options
    this.service = options.service
    this.status = options.status
    this.stopEvents = options.service.onEvent((event) => {
      for (const window of this.windows) window.webContents.send(IPC_EVENT, event)
    })
  }

  /** True while any of these windows is open. */
  get isOpen(): boolean {
    return this.windows.size > 0
  }

  /** Opens one more window, at a place of the page ("/reviews") if one is given. */
  open(place?: string): BrowserWindow {
    const { preload, memory } = this.options
    const window = openWindow({
      preload,
      place: place ?? null,
      bounds: this.nextBounds(),
      maximized: memory?.maximized ?? false,
    })
    this.windows.add(window)
    memory?.watch(window)
    window.on('closed', () => {
      this.windows.delete(window)
      if (this.windows.size > 0) return
      for (const listener of this.lastClosed) listener()
    })
    return window
  }

  /** Brings the window to the front in which a person works, else any, else a new one. */
  focus(): BrowserWindow {
    const focused = this.focused()
    const window = focused ?? this.windows.values().next().value ?? this.open()
    if (window.isMinimized()) window.restore()
    window.focus()
    return window
  }

  /** The window in which a person works just now. */
  focused(): BrowserWindow | undefined {
    const window = BrowserWindow.getFocusedWindow()
    return window && this.windows.has(window) ? window : undefined
  }

  /** True if a page is shown by one of these windows. */
  shows(contents: WebContents): boolean {
    return [...this.windows].some(({ webContents }) => webContents === contents)
  }

  /** Brings a window to the front and asks its page for something. */
  ask(command: NativeCommand): void {
    if (this.windows.size > 0) return this.focus().webContents.send(IPC_COMMAND, command)
    // The page of a new window hears nothing yet, but can begin at a place.
    this.open('show' in command ? command.show : undefined)
  }

  /** Marks every window in the task bar until a person looks at it. */
  flash(): void {
    for (const window of this.windows) if (!window.isFocused()) window.flashFrame(true)
  }

  /** Hears whenever the last of these windows was closed. */
  onLastClosed(listener: () => void): void {
    this.lastClosed.add(listener)
  }

  /** Closes every window without asking its page, and stops listening to the node. */
  destroy(): void {
    this.stopEvents()
    this.lastClosed.clear()
    for (const window of this.windows) window.destroy()
  }

  private nextBounds(): Rectangle | undefined {
    const before = [...this.windows].at(-1)
    if (!before) return this.options.memory?.bounds
    const { x, y, width, height } = before.getNormalBounds()
    return { x: x + CASCADE, y: y + CASCADE, width, height }
  }
}
