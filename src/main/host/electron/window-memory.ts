/** Remembers of a data folder's windows where they were, and what was explained once. */
import { readFile, rename, writeFile } from 'node:fs/promises'
import { type BrowserWindow, type Rectangle, screen } from 'electron'
import { z } from 'zod'

const memorySchema = z.object({
  bounds: z
    .object({ x: z.int(), y: z.int(), width: z.int().min(1), height: z.int().min(1) })
    .nullable(),
  maximized: z.boolean(),
  /** A person was told that the node goes on without windows. */
  toldOfTray: z.boolean(),
})
type Memory = z.infer<typeof memorySchema>

const NOTHING: Memory = { bounds: null, maximized: false, toldOfTray: false }

/** Milliseconds without a change before the place of a window is written down. */
const QUIET = 500
/** Pixels of a window's top that must lie on some display, so that a mouse can reach it. */
const REACHABLE = { width: 120, height: 32 }

/** The windows' memory, in a small file. */
export class WindowMemory {
  private readonly path: string
  private memory: Memory
  private timer: NodeJS.Timeout | undefined
  private writing = Promise.resolve()

  private constructor(path: string, memory: Memory) {
    this.path = path
    this.memory = memory
  }

  /** Reads the file; none or a damaged one means that nothing is remembered. */
  static async open(path: string): Promise<WindowMemory> {
    return new WindowMemory(path, await read(path))
  }

  /** Where the next window opens, or nothing where no display shows that place any more. */
  get bounds(): Rectangle | undefined {
    const { bounds } = this.memory
    return bounds && isReachable(bounds) ? bounds : undefined
  }

  /** True if the window filled its display. */
  get maximized(): boolean {
    return this.memory.maximized
  }

  /** True the first time that it is asked. */
  shouldTellOfTray(): boolean {
    if (this.memory.toldOfTray) return false
    this.note({ toldOfTray: true })
    return true
  }

  /** Notes where a window goes from now on. */
  watch(window: BrowserWindow): void {
    const look = () => {
      if (window.isDestroyed() || window.isMinimized() || window.isFullScreen()) return
      this.note({ bounds: window.getNormalBounds(), maximized: window.isMaximized() })
    }
    window.on('resize', look)
    window.on('move', look)
    window.on('maximize', look)
    window.on('unmaximize', look)
    window.on('close', look)
  }

  /** Resolves when everything noted is in the file. */
  async flush(): Promise<void> {
    if (this.timer) this.write()
    await this.writing
  }

  private note(change: Partial<Memory>): void {
    this.memory = { ...this.memory, ...change }
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.write(), QUIET)
  }

  private write(): void {
    clearTimeout(this.timer)
    this.timer = undefined
    const text = `${JSON.stringify(this.memory)}\n`
    this.writing = this.writing.then(() => replaceFile(this.path, text))
  }
}

async function read(path: string): Promise<Memory> {
  try {
    return memorySchema.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch {
    return NOTHING
  }
}

/** A window's place is worth no error: where the disk refuses it, the next start uses the default. */
async function replaceFile(path: string, text: string): Promise<void> {
  try {
    await writeFile(`${path}.new`, text, { mode: 0o600 })
    await rename(`${path}.new`, path)
  } catch {
    process.stderr.write('medichain: the place of the windows could not be written down\n')
  }
}

/** True if some display shows the middle of the window's top edge. */
function isReachable({ x, y, width }: Rectangle): boolean {
  const middle = x + width / 2
  return screen.getAllDisplays().some(({ workArea }) => {
    const left = Math.max(workArea.x, middle - REACHABLE.width / 2)
    const right = Math.min(workArea.x + workArea.width, middle + REACHABLE.width / 2)
    const above = y >= workArea.y - REACHABLE.height
    return (
      right - left >= REACHABLE.width / 2 &&
      above &&
      y + REACHABLE.height <= workArea.y + workArea.height
    )
  })
}
