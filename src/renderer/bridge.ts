/** How this page reaches its node: through Electron's preload, or over the host's WebSocket. */
import type { Bridge, NativeBridge } from '#contract/bridge'
import type { NativeCommand } from '#contract/commands'
import { createSocketCalls, lostHostError } from '#contract/socket-calls'

/**
 * connecting → connected ⇄ lost, and `ended` when the host no longer knows this page's session, so
 * that only a new link helps. Within Electron it is always `connected`.
 */
export type HostState = 'connecting' | 'connected' | 'lost' | 'ended'

declare global {
  interface Window {
    /** Put there by preload; absent in a browser. */
    readonly medichain?: NativeBridge
  }
}

/** Milliseconds before the first and the longest wait between two attempts to reconnect. */
const FIRST_WAIT = 500
const LONGEST_WAIT = 5_000

const listeners = new Set<(state: HostState) => void>()
let hostState: HostState = 'connecting'
let bridge: Bridge | null = null

/** The page's one bridge. In a browser it connects on first use and reconnects by itself. */
export function getBridge(): Bridge {
  bridge ??= window.medichain ?? connectSocket()
  if (window.medichain) hostState = 'connected'
  return bridge
}

/**
 * Hears what the native menu, tray and notifications ask of this window, until the returned
 * function is called. A browser has none of them, so nothing is ever heard there.
 */
export function onNativeCommand(listener: (command: NativeCommand) => void): () => void {
  return window.medichain?.onCommand(listener) ?? (() => undefined)
}

/** True in Electron, whose menu binds the keys of commands; in a browser the page binds them. */
export function hasNativeMenu(): boolean {
  return window.medichain !== undefined
}

/** Hears the present state at once and every change, until the returned function is called. */
export function onHostState(listener: (state: HostState) => void): () => void {
  listeners.add(listener)
  listener(hostState)
  return () => listeners.delete(listener)
}

function setHostState(state: HostState): void {
  if (state === hostState) return
  hostState = state
  for (const listener of listeners) listener(state)
}

function connectSocket(): Bridge {
  let opening = newOpening()
  let wait = FIRST_WAIT
  const calls = createSocketCalls(async (text) => (await opening.promise).send(text))

  function open(): void {
    const socket = new WebSocket(`ws://${location.host}/socket`)
    socket.addEventListener('open', () => {
      wait = FIRST_WAIT
      opening.resolve(socket)
      setHostState('connected')
    })
    socket.addEventListener('message', (message) => {
      if (!calls.receive(String(message.data))) socket.close()
    })
    socket.addEventListener('close', () => void retry())
  }

  async function retry(): Promise<void> {
    // Calls that wait for a socket fail now rather than run at some later time unasked.
    opening.reject(lostHostError())
    opening = newOpening()
    calls.abandon()
    setHostState((await sessionEnded()) ? 'ended' : 'lost')
    if (hostState === 'ended') return opening.reject(lostHostError())
    setTimeout(open, wait)
    wait = Math.min(wait * 2, LONGEST_WAIT)
  }

  open()
  return calls
}

/** A socket that is yet to open. Calls that wait for it hear of its failure; without any, nobody. */
function newOpening(): PromiseWithResolvers<WebSocket> {
  const opening = Promise.withResolvers<WebSocket>()
  opening.promise.catch(() => undefined)
  return opening
}

/** A socket's refusal says no reason to a page, a plain request does. */
async function sessionEnded(): Promise<boolean> {
  try {
    const response = await fetch('/', { method: 'HEAD', cache: 'no-store' })
    return response.status === 401
  } catch {
    return false
  }
}
