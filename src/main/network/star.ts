/**
 * The star (PROTOCOL §2) as the node sees it: the government's hub, the hospitals' spokes and
 * the sessions between them. Types only: libp2p-star.ts implements them over TCP, a simulator
 * in memory. Bodies are opaque; keys are raw 32-byte Ed25519 keys.
 */
import type { Clock } from './clock.ts'
import type { NetworkFault } from './errors.ts'
import type { NetworkLimits } from './limits.ts'

/** Largest body of a call, an answer or a notice; larger ones fail with `too-large`. */
export const MAX_BODY_BYTES = 12 * 1024 * 1024
/** Largest body of a hello and of an enrolment request. */
export const MAX_OPENING_BYTES = 64 * 1024

/** How and why a session ended. */
export interface SessionEnd {
  /**
   * The reason given to `close`, or: `connection-lost`, `malformed`, `too-large`,
   * `rate-limited`, `too-slow`, `replaced`, `shutdown`, `internal`.
   */
  readonly code: string
  readonly detail: string
  /** Who ended it; a lost connection counts as the peer's. */
  readonly by: 'here' | 'peer'
}

/** What a call may override. */
export interface CallOptions {
  readonly timeoutMs?: number
  readonly signal?: AbortSignal
}

/**
 * One live, authenticated session with one peer. Calls and notices arrive in the order they were
 * sent; an answer may overtake them while the peer is busy. Names are 1–64 of a–z, 0–9, `-`, `/`.
 */
export interface Session {
  /** The peer's raw Ed25519 public key. */
  readonly peerKey: Uint8Array
  /** The peer's address as a multiaddr. */
  readonly remoteAddress: string
  /** Asks and awaits the answer. Rejects with `remote`, `timeout`, `aborted` or `closed`. */
  call(name: string, body: Uint8Array, options?: CallOptions): Promise<Uint8Array>
  /** Tells; resolves when handed to the transport, so that awaiting it respects backpressure. */
  notify(name: string, body: Uint8Array): Promise<void>
  /** Tells the peer why (a code, default `closed`), then hangs up. Resolves when it is down. */
  close(reason?: string, detail?: string): Promise<void>
  /** Resolves, never rejects, when the session is over. */
  readonly closed: Promise<SessionEnd>
}

/** What the node does with what arrives. */
export interface SessionHandler {
  /** Calls run concurrently, up to a bound. Throw a RemoteFault to answer with a code. */
  onCall(session: Session, name: string, body: Uint8Array): Promise<Uint8Array>
  /** Notices of one session are handled one after another; an error closes the session. */
  onNotice(session: Session, name: string, body: Uint8Array): void | Promise<void>
  /** The last thing heard of a session. */
  onClosed(session: Session, end: SessionEnd): void
}

/** What every part of the star is made with. */
export interface StarOptions {
  /** 32-byte Ed25519 private seed. */
  readonly privateKey: Uint8Array
  readonly clock: Clock
  /** A number in [0, 1). */
  readonly random: () => number
  readonly limits?: Partial<NetworkLimits>
}

/** What both ends of sessions need besides. */
export interface SessionOptions extends StarOptions {
  readonly handler: SessionHandler
  /** Hears of errors thrown by the handler and the callbacks that no peer is told about. */
  readonly report: (error: unknown) => void
}

/** Options of the government's end. */
export interface HubOptions extends SessionOptions {
  /** An IP address (0.0.0.0 or :: for every interface) and a port (0 for any). */
  readonly listen: { readonly host: string; readonly port: number }
  /** Whether this key may have a session now; asked at every connection and hello. */
  readonly isMember: (peerKey: Uint8Array) => boolean
  /** The body to acknowledge a hello with; throw a RemoteFault to refuse. */
  readonly greet: (peerKey: Uint8Array, hello: Uint8Array) => Promise<Uint8Array>
  /** A session was acknowledged; called before any of its messages is handled. */
  readonly onConnected: (session: Session) => void
  /** The answer to a stranger's request; throw a RemoteFault to refuse. */
  readonly enrol: (
    peerKey: Uint8Array,
    body: Uint8Array,
    remoteAddress: string,
  ) => Promise<Uint8Array>
}

/** The government's end. */
export interface Hub {
  /** Multiaddrs, each ending in `/p2p/` and the government's peer id. */
  readonly addresses: readonly string[]
  sessions(): readonly Session[]
  sessionOf(peerKey: Uint8Array): Session | undefined
  /** Ends every session and stops listening. */
  close(): Promise<void>
}

/** Where the government is and which key it must prove to hold. */
export interface Government {
  /** Multiaddrs with or without `/p2p/`; all are tried. */
  readonly addresses: readonly string[]
  readonly governmentKey: Uint8Array
}

/** Options of a hospital's end. */
export interface SpokeOptions extends SessionOptions, Government {
  /** The hello to open the next session with. */
  readonly hello: () => Promise<Uint8Array>
  /**
   * A session was acknowledged; its synchronous part runs before any message is handled.
   * A rejection closes the session with `internal`.
   */
  readonly onConnected: (session: Session, acknowledgement: Uint8Array) => Promise<void>
  /** The hub refused; it will be asked again, slowly where time alone changes nothing. */
  readonly onRefused: (code: string, detail: string) => void
  /** A session that was connected is over. */
  readonly onDisconnected: (end: SessionEnd) => void
  readonly backoff?: Partial<Backoff>
}

/** How long a spoke waits between attempts. */
export interface Backoff {
  /** Before the first retry; doubles with each failure. */
  readonly firstMs: number
  /** Longest wait after failures. */
  readonly longestMs: number
  /** Wait after a refusal that time alone does not change. */
  readonly refusedMs: number
}

/** What a spoke is doing; `refused` and `connecting` go on trying. */
export type SpokeState = 'connecting' | 'connected' | 'refused' | 'closed'

/** A hospital's end: one session with the government, reopened for as long as it exists. */
export interface Spoke {
  readonly state: SpokeState
  /** Why the last attempt failed, for people to see; undefined once connected. */
  readonly lastFault: NetworkFault | undefined
  session(): Session | undefined
  /** Ends the wait before the next attempt, if there is one. */
  retryNow(): void
  close(): Promise<void>
}

/** A stranger's one request. */
export interface EnrolOptions extends StarOptions, Government {
  readonly body: Uint8Array
  readonly timeoutMs: number
}

/** Everything the node needs of a network. */
export interface Star {
  /** Rejects with `address-in-use`, `cannot-listen`, `bad-address` or `bad-key`. */
  createHub(options: HubOptions): Promise<Hub>
  /** Throws `bad-address` or `bad-key`; everything else is retried. */
  createSpoke(options: SpokeOptions): Spoke
  /** Rejects with `refused`, `unreachable`, `timeout`, `too-large` or `closed`. */
  enrol(options: EnrolOptions): Promise<Uint8Array>
}
