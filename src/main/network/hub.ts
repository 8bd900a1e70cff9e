/** The government's end of the star over libp2p. */
import { toHex } from '#crypto/bytes'
import type { Connection, Libp2p, Stream } from '@libp2p/interface'
import { within } from './clock.ts'
import { NetworkError, RemoteFault, faultToAnswer } from './errors.ts'
import { DEFAULT_LIMITS, type NetworkLimits } from './limits.ts'
import { ENROLMENT_MESSAGE_BYTES, ENROLMENT_PROTOCOL } from './protocols/enrolment/constants.ts'
import { EnrolmentDesk } from './protocols/enrolment/serve.ts'
import { SESSION_PROTOCOL } from './protocols/session/constants.ts'
import { LiveSession } from './protocols/session/live-session.ts'
import { hearHello } from './protocols/session/open.ts'
import { MAX_OPENING_BYTES, type Hub, type HubOptions, type Session } from './star.ts'
import { hostOf } from './transport/addresses.ts'
import { admissionGater } from './transport/admission.ts'
import { hangUp, isAlive } from './transport/hang-up.ts'
import { IdleConnections } from './transport/idle-connections.ts'
import { rawKeyOf } from './transport/keys.ts'
import { startListeningNode } from './transport/libp2p-node.ts'
import { sayFarewell } from './wire/farewell.ts'
import { MessageStream } from './wire/message-stream.ts'
import { MESSAGE_HEAD_BYTES, message } from './wire/message.ts'

/** Starts the hub; see Star.createHub. */
export async function createHub(options: HubOptions): Promise<Hub> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  // The gater asks for connections only once the node below listens.
  let node: Libp2p | undefined
  const gater = admissionGater({
    isMember: options.isMember,
    connections: () => node?.getConnections() ?? [],
    limits,
  })
  const { privateKey, listen } = options
  node = await startListeningNode({ privateKey, listen, gater, limits })
  const hub = new StarHub(node, options, limits)
  await hub.serve()
  return hub
}

interface OpenSession {
  readonly session: LiveSession
  readonly connection: Connection
}

class StarHub implements Hub {
  readonly #node: Libp2p
  readonly #options: HubOptions
  readonly #limits: NetworkLimits
  readonly #idle: IdleConnections
  readonly #enrolment: EnrolmentDesk
  readonly #open = new Map<string, OpenSession>()
  /** Keys whose hello is being answered. */
  readonly #opening = new Set<string>()
  #closing = false

  constructor(node: Libp2p, options: HubOptions, limits: NetworkLimits) {
    this.#node = node
    this.#options = options
    this.#limits = limits
    this.#idle = new IdleConnections(options.clock, limits.openingMs)
    const { clock, report } = options
    this.#enrolment = new EnrolmentDesk({ clock, limits, report })
  }

  get addresses(): readonly string[] {
    return this.#node.getMultiaddrs().map(String)
  }

  sessions(): readonly Session[] {
    return [...this.#open.values()].map(({ session }) => session)
  }

  sessionOf(peerKey: Uint8Array): Session | undefined {
    return this.#open.get(toHex(peerKey))?.session
  }

  /** Registers the protocols; connections that came a moment earlier simply try again. */
  async serve(): Promise<void> {
    const node = this.#node
    node.addEventListener('connection:open', ({ detail }) => this.#idle.opened(detail))
    node.addEventListener('connection:close', ({ detail }) => this.#idle.release(detail))
    const once = { maxInboundStreams: 1 }
    await node.handle(SESSION_PROTOCOL, (...ends) => this.#onSession(...ends), once)
    await node.handle(ENROLMENT_PROTOCOL, (...ends) => this.#onEnrolment(...ends), once)
  }

  async close(): Promise<void> {
    this.#closing = true
    await Promise.all(this.sessions().map((session) => session.close('shutdown')))
    this.#idle.stop()
    await this.#node.stop()
  }

  async #onSession(stream: Stream, connection: Connection): Promise<void> {
    const peerKey = rawKeyOf(connection.remotePeer)
    if (!peerKey) return this.#hangUp(connection)
    const messages = new MessageStream(stream, MAX_OPENING_BYTES + MESSAGE_HEAD_BYTES)
    const name = toHex(peerKey)
    try {
      await this.#admit(messages, connection, peerKey, name)
    } catch (error) {
      await this.#refuse(messages, connection, error)
    }
  }

  /** From the hello to the live session. Throws RemoteFault to refuse. */
  async #admit(
    messages: MessageStream,
    connection: Connection,
    peerKey: Uint8Array,
    name: string,
  ): Promise<void> {
    const { clock } = this.#options
    const hello = await hearHello(messages, clock, this.#limits.openingMs)
    this.#requireMember(peerKey)
    if (this.#opening.has(name)) throw new RemoteFault('duplicate-session')
    this.#opening.add(name)
    try {
      await this.#displaceDead(name)
      const milliseconds = this.#limits.openingMs
      const late = (): Error => new NetworkError({ code: 'timeout', milliseconds })
      const greeting = this.#options.greet(peerKey, hello)
      const body = await within(clock, milliseconds, greeting, late)
      // The government may have suspended it, or closed, while the greeting was made.
      this.#requireMember(peerKey)
      this.#welcome(messages, connection, peerKey, body)
    } finally {
      this.#opening.delete(name)
    }
  }

  #requireMember(peerKey: Uint8Array): void {
    if (this.#closing) throw new RemoteFault('shutdown')
    if (!this.#options.isMember(peerKey)) throw new RemoteFault('stranger')
  }

  /** A live old session keeps its place; a dead one must not block its owner's return. */
  async #displaceDead(name: string): Promise<void> {
    const old = this.#open.get(name)
    if (!old) return
    if (await isAlive(old.connection, this.#limits.duplicatePingMs)) {
      throw new RemoteFault('duplicate-session')
    }
    // The peer at the old connection's end cannot hear, so nobody waits for the farewell.
    void old.session.close('replaced')
  }

  #welcome(
    messages: MessageStream,
    connection: Connection,
    peerKey: Uint8Array,
    body: Uint8Array,
  ): void {
    const { handler, clock, report } = this.#options
    const name = toHex(peerKey)
    const session = new LiveSession({
      peerKey,
      remoteAddress: connection.remoteAddr.toString(),
      stream: messages,
      handler,
      clock,
      limits: this.#limits,
      report,
      hangUp: () => this.#hangUp(connection),
      onEnd: (ended) => {
        if (this.#open.get(name)?.session === ended) this.#open.delete(name)
      },
    })
    this.#idle.release(connection)
    this.#open.set(name, { session, connection })
    // A welcome that cannot be sent ends the stream, of which the session hears when it starts.
    messages.send(message('welcome', { body })).catch(() => undefined)
    this.#announce(session)
    session.start()
  }

  #announce(session: LiveSession): void {
    try {
      this.#options.onConnected(session)
    } catch (error) {
      this.#options.report(error)
    }
  }

  async #refuse(messages: MessageStream, connection: Connection, error: unknown): Promise<void> {
    const { clock, report } = this.#options
    if (error instanceof NetworkError) {
      await sayFarewell(messages, error.code, '', clock, this.#limits.farewellMs)
    } else {
      if (!(error instanceof RemoteFault)) report(error)
      const { code, detail } = faultToAnswer(error)
      await sayFarewell(messages, code, detail, clock, this.#limits.farewellMs)
    }
    await this.#hangUp(connection)
  }

  async #onEnrolment(stream: Stream, connection: Connection): Promise<void> {
    const peerKey = rawKeyOf(connection.remotePeer)
    if (!peerKey) return this.#hangUp(connection)
    const address = connection.remoteAddr
    const messages = new MessageStream(stream, ENROLMENT_MESSAGE_BYTES)
    const decide = (body: Uint8Array): Promise<Uint8Array> =>
      this.#options.enrol(peerKey, body, address.toString())
    try {
      await this.#enrolment.serve(messages, hostOf(address), decide)
      // The stranger hangs up when it has the answer; IdleConnections does if it does not.
    } catch (error) {
      if (!(error instanceof NetworkError)) this.#options.report(error)
      await this.#hangUp(connection)
    }
  }

  #hangUp(connection: Connection): Promise<void> {
    return hangUp(connection, this.#limits.farewellMs)
  }
}
