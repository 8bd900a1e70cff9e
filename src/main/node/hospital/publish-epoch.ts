/**
 * Publishes a new key epoch when the active hospitals have none that matches them (PROTOCOL §5).
 * Any active hospital may; they take turns so that usually one does, and a race has one winner.
 */
import { compareBytes, equalBytes, toHex } from '#crypto/bytes'
import type { Sign } from '#core/codec/message'
import type { LedgerView } from '#core/ledger/state'
import { epochKeyHash, sealEpochKey, sealPreviousKey } from '#core/payload/epoch-key'
import { epochKind, type SignedEpoch } from '#core/transaction/epoch'
import { NetworkError } from '#network/errors'
import type { Session } from '#network/star'
import type { Environment } from '../environment.ts'
import { done, epoch as epochMessage } from '../messages/membership.ts'
import { callPeer } from '../messages/send.ts'
import type { KeyRing } from './key-ring.ts'

/** How long each hospital leaves the one before it in turn. */
const TURN = 2_000

/** What publishing needs of the rest of the hospital. */
export interface EpochParts {
  readonly environment: Environment
  readonly hospital: Uint8Array
  readonly sign: Sign
  readonly view: () => LedgerView
  readonly keys: KeyRing
  readonly session: () => Session | undefined
}

/** Publishes epochs in turn. */
export class EpochPublisher {
  private readonly parts: EpochParts
  private cancelTimer: (() => void) | undefined
  private stopped = false

  constructor(parts: EpochParts) {
    this.parts = parts
  }

  /** Looks whether an epoch is needed, and waits for this hospital's turn. */
  consider(): void {
    this.cancelTimer?.()
    this.cancelTimer = undefined
    if (this.stopped || !this.isNeeded()) return
    this.cancelTimer = this.parts.environment.clock.after(this.turn() * TURN, () => {
      this.publish().catch((fault: unknown) => {
        // Refused or not connected: somebody else may have won; look again in a while.
        if (!(fault instanceof NetworkError)) this.parts.environment.report(fault)
        this.retry()
      })
    })
  }

  /** Publishes nothing any more. */
  stop(): void {
    this.stopped = true
    this.cancelTimer?.()
  }

  private retry(): void {
    if (this.stopped) return
    this.cancelTimer?.()
    this.cancelTimer = this.parts.environment.clock.after(TURN, () => this.consider())
  }

  private isNeeded(): boolean {
    const state = this.parts.view()
    return state.member(this.parts.hospital)?.status === 'active' && !state.epochIsCurrent()
  }

  /**
   * 0 for the hospital whose turn it is, 1 for the next, and so on. Newcomers come last: without
   * the key before they have nothing to hand on.
   */
  private turn(): number {
    const state = this.parts.view()
    const { epoch } = state
    const holders = state.active().filter(({ id }) => !epoch || epoch.recipients.has(toHex(id)))
    const own = holders.findIndex(({ id }) => equalBytes(id, this.parts.hospital))
    if (own === -1) return holders.length
    const first = (epoch?.number ?? 0) % holders.length
    return (own - first + holders.length) % holders.length
  }

  private async publish(): Promise<void> {
    const { session } = this.parts
    if (this.stopped || !this.isNeeded()) return
    const open = session()
    if (!open) return
    const made = await this.make()
    if (made) await callPeer(open, epochMessage, { epoch: made }, done)
    this.retry()
  }

  private async make(): Promise<SignedEpoch | undefined> {
    const { environment, hospital, sign, view, keys } = this.parts
    const state = view()
    const consortium = state.consortium.id
    const last = state.epoch
    const number = (last?.number ?? 0) + 1
    const previousKey = keys.key(number - 1)
    // Whoever does not hold the key before cannot hand it on; another hospital will.
    if (number > 1 && !previousKey) return undefined
    const key = environment.random(32)
    const active = [...state.active()].sort((a, b) => compareBytes(a.id, b.id))
    const sealed = await Promise.all(
      active.map(async ({ id, encryptionKey }) => ({
        hospital: id,
        key: await sealEpochKey(consortium, number, key, encryptionKey, environment.random(32)),
      })),
    )
    const body = {
      consortium,
      author: hospital,
      number,
      keyHash: epochKeyHash(key),
      sealed,
      previous: previousKey
        ? sealPreviousKey(consortium, number, key, previousKey, environment.random(32))
        : null,
      repair: false,
    }
    return epochKind.make(body, sign)
  }
}
