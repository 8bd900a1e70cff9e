/** Hubs and spokes on the loopback interface, and their end after each test. */
import { generateSigningKey, type KeyPair } from '#crypto/ed25519'
import { toHex, utf8 } from '#crypto/bytes'
import { systemClock } from '#network/clock'
import { libp2pStar } from '#network/libp2p-star'
import type {
  Hub,
  HubOptions,
  Session,
  SessionEnd,
  SessionHandler,
  Spoke,
  SpokeOptions,
} from '#network/star'
import { afterEach, vi } from 'vitest'

const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()))
})

/** Ends something after the test. */
export function atEnd(close: () => Promise<unknown>): void {
  closers.push(close)
}

export const government: KeyPair = generateSigningKey()

export function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}

/** A handler that echoes calls and keeps what it hears. */
export function recorder(overrides: Partial<SessionHandler> = {}) {
  const notices: string[] = []
  const ends: SessionEnd[] = []
  const handler: SessionHandler = {
    onCall: async (_session, _name, body) => body,
    onNotice: (_session, name, body) => void notices.push(`${name}:${text(body)}`),
    onClosed: (_session, end) => void ends.push(end),
    ...overrides,
  }
  return { handler, notices, ends }
}

/** What unexpected errors were reported by hubs and spokes of this test. */
export const reported: unknown[] = []
afterEach(() => void (reported.length = 0))

const base = {
  clock: systemClock,
  random: Math.random,
  report: (error: unknown) => void reported.push(error),
}

export interface TestHub extends Hub {
  readonly members: Set<string>
  readonly connected: Session[]
}

/** A hub for the given members. */
export async function startHub(
  members: readonly KeyPair[],
  overrides: Partial<HubOptions> = {},
): Promise<TestHub> {
  const allowed = new Set(members.map((key) => toHex(key.publicKey)))
  const connected: Session[] = []
  const hub = await libp2pStar.createHub({
    ...base,
    privateKey: government.privateKey,
    listen: { host: '127.0.0.1', port: 0 },
    isMember: (key) => allowed.has(toHex(key)),
    greet: async (_key, hello) => utf8(`welcome ${text(hello)}`),
    onConnected: (session) => void connected.push(session),
    enrol: async (_key, body) => utf8(`enrolled ${text(body)}`),
    handler: recorder().handler,
    ...overrides,
  })
  atEnd(() => hub.close())
  return Object.assign(hub, { members: allowed, connected })
}

export interface TestSpoke {
  readonly spoke: Spoke
  readonly welcomes: string[]
  readonly refusals: string[]
  readonly disconnections: SessionEnd[]
}

/** A spoke that says "hello" and hastens its retries. */
export function startSpoke(
  addresses: readonly string[],
  key: KeyPair,
  overrides: Partial<SpokeOptions> = {},
): TestSpoke {
  const welcomes: string[] = []
  const refusals: string[] = []
  const disconnections: SessionEnd[] = []
  const spoke = libp2pStar.createSpoke({
    ...base,
    privateKey: key.privateKey,
    addresses,
    governmentKey: government.publicKey,
    hello: async () => utf8('hello'),
    onConnected: async (_session, welcome) => void welcomes.push(text(welcome)),
    onRefused: (code, detail) => void refusals.push(`${code}:${detail}`),
    onDisconnected: (end) => void disconnections.push(end),
    handler: recorder().handler,
    backoff: { firstMs: 20, longestMs: 200, refusedMs: 200 },
    ...overrides,
  })
  atEnd(() => spoke.close())
  return { spoke, welcomes, refusals, disconnections }
}

/** Waits until `probe` gives something. */
export function eventually<T>(probe: () => T | undefined | false): Promise<T> {
  return vi.waitFor(
    () => {
      const value = probe()
      if (value === undefined || value === false) throw new Error('not yet')
      return value
    },
    { timeout: 20_000, interval: 10 },
  )
}

/** One connected pair and the session at both ends. */
export async function connectedPair(
  hubOverrides: Partial<HubOptions> = {},
  spokeOverrides: Partial<SpokeOptions> = {},
) {
  const key = generateSigningKey()
  const hub = await startHub([key], hubOverrides)
  const hospital = startSpoke(hub.addresses, key, spokeOverrides)
  const atHub = await eventually(() => hub.sessionOf(key.publicKey))
  const atSpoke = await eventually(() => hospital.spoke.session())
  return { key, hub, hospital, atHub, atSpoke }
}
