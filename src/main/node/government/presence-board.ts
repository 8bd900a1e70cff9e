/** Who is connected, idle, reviewing or behind: what the star can see of each hospital. */
import { toHex } from '#crypto/bytes'
import type { LedgerView } from '#core/ledger/state'

/** How a hospital is connected. */
export type Connection = 'idle' | 'busy' | 'reviewing' | 'lagging' | 'following' | 'offline'

/** What a hospital last said of itself. */
interface Presence {
  readonly connected: boolean
  readonly presence: 'idle' | 'busy'
  readonly reviewing: number
  readonly height: number
  readonly lastSeen: number
}

/** One line of the board. */
export interface BoardEntry {
  readonly hospital: Uint8Array
  readonly connection: Connection
  readonly height: number | null
  readonly lastSeen: number | null
}

/** The board. */
export class PresenceBoard {
  private readonly view: () => LedgerView
  private readonly presences = new Map<string, Presence>()

  constructor(view: () => LedgerView) {
    this.view = view
  }

  /** A session of a hospital began. */
  connected(hospital: Uint8Array, height: number, now: number): void {
    const before = this.presences.get(toHex(hospital))
    this.presences.set(toHex(hospital), {
      presence: before?.presence ?? 'idle',
      reviewing: before?.reviewing ?? 0,
      connected: true,
      height,
      lastSeen: now,
    })
  }

  /** A hospital said how it is. */
  heard(
    hospital: Uint8Array,
    said: Pick<Presence, 'presence' | 'reviewing' | 'height'>,
    now: number,
  ): void {
    this.presences.set(toHex(hospital), { ...said, connected: true, lastSeen: now })
  }

  /** A hospital has a block: a vote or an acknowledgement told its height. */
  reached(hospital: Uint8Array, height: number, now: number): void {
    const before = this.presences.get(toHex(hospital))
    if (before) this.presences.set(toHex(hospital), { ...before, height, lastSeen: now })
  }

  /** The session of a hospital is over. */
  disconnected(hospital: Uint8Array, now: number): void {
    const before = this.presences.get(toHex(hospital))
    if (before) this.presences.set(toHex(hospital), { ...before, connected: false, lastSeen: now })
  }

  /** True while a hospital has a session. */
  isConnected(hospital: Uint8Array): boolean {
    return this.presences.get(toHex(hospital))?.connected ?? false
  }

  /** Every member that has not been removed, ordered by id. */
  entries(): BoardEntry[] {
    return this.view()
      .members()
      .filter(({ status }) => status !== 'removed')
      .map(({ id, status }) => {
        const presence = this.presences.get(toHex(id))
        return {
          hospital: id,
          connection: this.connectionOf(presence, status === 'active'),
          height: presence?.height ?? null,
          lastSeen: presence?.lastSeen ?? null,
        }
      })
  }

  private connectionOf(presence: Presence | undefined, active: boolean): Connection {
    if (!presence?.connected) return 'offline'
    if (presence.height + 1 < this.view().height) return 'lagging'
    if (!active) return 'following'
    if (presence.reviewing > 0) return 'reviewing'
    return presence.presence
  }
}
