/** A hospital's end of the star over libp2p: it owns the loop that keeps one session open. */
import type { Connection, Libp2p } from '@libp2p/interface'
import type { Multiaddr } from '@multiformats/multiaddr'
import { NetworkError, type NetworkFault } from './errors.ts'
import { DEFAULT_LIMITS, type NetworkLimits } from './limits.ts'
import { SESSION_MESSAGE_BYTES, SESSION_PROTOCOL } from './protocols/session/constants.ts'
import { LiveSession } from './protocols/session/live-session.ts'
import { sayHello } from './protocols/session/open.ts'
import { DEFAULT_BACKOFF, isPassing, retryDelay, spread } from './reconnect.ts'
import type { Backoff, Session, Spoke, SpokeOptions, SpokeState } from './star.ts'
import { dialAddresses } from './transport/addresses.ts'
import { dial } from './transport/dial.ts'
import { hangUp } from './transport/hang-up.ts'
import { requireKey } from './transport/keys.ts'
import { startDialingNode } from './transport/libp2p-node.ts'
import { MessageStream } from './wire/message-stream.ts'

/** A session that lasted this long shows that the network works: the backoff starts anew. */
const STEADY_MS = 10_000

/** Starts a spoke; see Star.createSpoke. */
export function createSpoke(options: SpokeOptions): Spoke {
  requireKey(options.privateKey)
  return new StarSpoke(options, dialAddresses(options.addresses, options.governmentKey))
}

class StarSpoke implements Spoke {
  readonly #options: SpokeOptions
  readonly #addresses: Multiaddr[]
  readonly #limits: NetworkLimits
  readonly #backoff: Backoff
  readonly #closing = new AbortController()
  readonly #finished: Promise<void>
  #state: SpokeState = 'connecting'
  #lastFault: NetworkFault | undefined
  #connection: Connection | undefined
  #session: LiveSession | undefined
  #failures = 0
  #wake: (() => void) | undefined

  constructor(options: SpokeOptions, addresses: Multiaddr[]) {
    this.#options = options
    this.#addresses = addresses
    this.#limits = { ...DEFAULT_LIMITS, ...options.limits }
    this.#backoff = { ...DEFAULT_BACKOFF, ...options.backoff }
    this.#finished = this.#run()
  }

  get state(): SpokeState {
    return this.#state
  }

  get lastFault(): NetworkFault | undefined {
    return this.#lastFault
  }

  session(): Session | undefined {
    return this.#session
  }

  retryNow(): void {
    this.#wake?.()
  }

  async close(): Promise<void> {
    this.#closing.abort()
    this.#wake?.()
    await this.#session?.close('shutdown')
    // Ends the wait for a welcome, too.
    await this.#hangUp()
    await this.#finished
  }

  get #isClosing(): boolean {
    return this.#closing.signal.aborted
  }

  async #run(): Promise<void> {
    const { privateKey, governmentKey } = this.#options
    try {
      const node = await startDialingNode(privateKey, governmentKey, this.#limits)
      try {
        await this.#keepTrying(node)
      } finally {
        await node.stop()
      }
    } catch (error) {
      this.#options.report(error)
    }
    this.#state = 'closed'
  }

  async #keepTrying(node: Libp2p): Promise<void> {
    while (!this.#isClosing) {
      const waitMs = await this.#attempt(node)
      await this.#wait(waitMs)
    }
  }

  /** One session from dialling to its end, or a failure; gives the wait before the next. */
  async #attempt(node: Libp2p): Promise<number> {
    try {
      const hello = await this.#options.hello()
      const opened = await dial(node, this.#addresses, SESSION_PROTOCOL, {
        signal: this.#closing.signal,
        timeoutMs: 2 * this.#limits.openingMs,
      })
      this.#connection = opened.connection
      const messages = new MessageStream(opened.stream, SESSION_MESSAGE_BYTES)
      const { clock } = this.#options
      const welcome = await sayHello(messages, hello, clock, this.#limits.openingMs)
      if (!this.#isClosing) await this.#live(messages, opened.connection, welcome)
      return retryDelay(this.#backoff, ++this.#failures, this.#options.random)
    } catch (error) {
      return this.#failed(error)
    } finally {
      await this.#hangUp()
    }
  }

  /** From the acknowledgement to the end of the session. */
  async #live(messages: MessageStream, connection: Connection, welcome: Uint8Array): Promise<void> {
    const { clock, handler, report, governmentKey, onDisconnected } = this.#options
    const session = new LiveSession({
      peerKey: governmentKey,
      remoteAddress: connection.remoteAddr.toString(),
      stream: messages,
      handler,
      clock,
      limits: this.#limits,
      report,
      hangUp: () => this.#hangUp(),
      onEnd: () => {
        this.#session = undefined
        if (!this.#isClosing) this.#state = 'connecting'
      },
    })
    const openedAt = clock.now()
    this.#session = session
    this.#state = 'connected'
    this.#lastFault = undefined
    this.#announce(session, welcome)
    session.start()
    const end = await session.closed
    if (clock.now() - openedAt >= STEADY_MS) this.#failures = 0
    this.#lastFault = { code: 'closed', reason: end.code, detail: end.detail }
    this.#tell(() => onDisconnected(end))
  }

  #announce(session: LiveSession, welcome: Uint8Array): void {
    const { onConnected, report } = this.#options
    onConnected(session, welcome).catch(async (error: unknown) => {
      report(error)
      await session.close('internal')
    })
  }

  #failed(error: unknown): number {
    const { random, report, onRefused } = this.#options
    this.#failures += 1
    if (!(error instanceof NetworkError)) report(error)
    else this.#lastFault = error.fault
    if (!(error instanceof NetworkError) || error.fault.code !== 'refused') {
      this.#state = 'connecting'
      return retryDelay(this.#backoff, this.#failures, random)
    }
    const { refusal, detail } = error.fault
    this.#state = 'refused'
    this.#tell(() => onRefused(refusal, detail))
    if (isPassing(refusal)) return retryDelay(this.#backoff, this.#failures, random)
    return spread(this.#backoff.refusedMs, random)
  }

  async #hangUp(): Promise<void> {
    const connection = this.#connection
    this.#connection = undefined
    if (connection) await hangUp(connection, this.#limits.farewellMs)
  }

  /** Runs a callback of the node's; what it throws must not end the loop. */
  #tell(callback: () => void): void {
    try {
      callback()
    } catch (error) {
      this.#options.report(error)
    }
  }

  #wait(milliseconds: number): Promise<void> {
    if (this.#isClosing) return Promise.resolve()
    return new Promise((resolve) => {
      const cancel = this.#options.clock.after(milliseconds, () => this.#wake?.())
      this.#wake = () => {
        this.#wake = undefined
        cancel()
        resolve()
      }
    })
  }
}
