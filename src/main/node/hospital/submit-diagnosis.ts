/**
 * Sends what is in the outbox (PROTOCOL §6): seals each document when it is sent, one nonce after
 * another, each only after the receipt for the one before; on doubt the same bytes again.
 */
import { equalBytes, toHex } from '#crypto/bytes'
import { sha256 } from '#crypto/hash'
import type { Sign } from '#core/codec/message'
import type { LedgerView } from '#core/ledger/state'
import { patientTag, type SealContext, sealPayload } from '#core/payload/payload'
import { requireReceipt, type SignedReceipt } from '#core/submission/receipt'
import { type SignedSubmission, submissionKind } from '#core/submission/submission'
import { withdrawalKind } from '#core/submission/withdrawal'
import { decodeDocument } from '#clinical/document'
import { NetworkError } from '#network/errors'
import type { Session } from '#network/star'
import { checkWithSignatures } from '../check-signatures.ts'
import type { Environment } from '../environment.ts'
import { done } from '../messages/membership.ts'
import { callPeer } from '../messages/send.ts'
import { receiptAnswer, submit, withdraw } from '../messages/submission.ts'
import { SerialQueue } from '../serial.ts'
import type { KeyRing } from './key-ring.ts'
import type { Outbox, OutboxItem } from './outbox.ts'
import type { PayloadStore } from '#storage/payload-store'

/** What sending needs of the rest of the hospital. */
export interface SenderParts {
  readonly environment: Environment
  readonly hospital: Uint8Array
  readonly sign: Sign
  readonly view: () => LedgerView
  readonly head: () => Uint8Array
  readonly keys: KeyRing
  readonly outbox: Outbox
  readonly payloads: PayloadStore
  /** The session, once the chain was taken over in it. */
  readonly session: () => Session | undefined
  /** Takes over what has become final at the government meanwhile. */
  readonly catchUp: () => Promise<void>
  readonly onChange: (id: Uint8Array) => void
  /** The government refused a submission for good: a person must hear of it. */
  readonly onRefused: (id: Uint8Array, code: string) => void
}

/**
 * Refusals that end by themselves: once other submissions have ended, the network is well, or a
 * government that has lost blocks has learnt them again.
 */
const PASSING_REFUSALS = new Set([
  'too-many-open',
  'internal',
  'rate-limited',
  'shutdown',
  'recovering',
  'bad-base',
  'nonce-gap',
])

/** Pause before what was refused for now, or got no answer, is sent again. */
const RETRY_AFTER = 2_000

/** Sends submissions and withdrawals. */
export class SubmissionSender {
  private readonly parts: SenderParts
  /** Sealing and taking back exclude each other: what was taken back must not be sent. */
  private readonly turns = new SerialQueue()
  private running: Promise<void> | undefined
  private again = false
  private stopped = false
  private cancelRetry: (() => void) | undefined
  /** What this session was told: refusals, and submissions that the government has for sure. */
  private told: { session?: Session; refused: Set<string>; received: Set<string> } = {
    refused: new Set(),
    received: new Set(),
  }

  constructor(parts: SenderParts) {
    this.parts = parts
  }

  /** Queues a document; answers its content digest once it is durable. */
  async submit(document: Uint8Array, specialty: string | null): Promise<Uint8Array> {
    const id = sha256(document)
    await this.parts.outbox.queue(id, document, specialty, this.parts.environment.clock.utc())
    this.parts.onChange(id)
    this.pump()
    return id
  }

  /** Takes a document back: at once when it was never sent, else by a signed withdrawal. */
  async withdraw({ id }: OutboxItem): Promise<void> {
    const { outbox, view, sign } = this.parts
    await this.turns.run(async () => {
      const item = outbox.find(id)
      if (!item) return
      if (!item.sent) return outbox.end(id)
      const body = { consortium: view().consortium.id, submission: item.sent.submission.id }
      await outbox.withdraw(id, withdrawalKind.make(body, sign))
    })
    this.parts.onChange(id)
    this.pump()
  }

  /** Something may be sendable: a new document, a session, a final block. */
  pump(): void {
    if (this.stopped) return
    if (this.running) {
      this.again = true
      return
    }
    this.running = this.sendAll()
      .catch((fault: unknown) => this.parts.environment.report(fault))
      .finally(() => {
        this.running = undefined
        if (this.again) {
          this.again = false
          this.pump()
        }
      })
  }

  /** Finishes what is under way and sends nothing any more. */
  async stop(): Promise<void> {
    this.stopped = true
    this.cancelRetry?.()
    await this.running
  }

  private async sendAll(): Promise<void> {
    for (const item of this.parts.outbox.all()) {
      const session = this.parts.session()
      if (this.stopped || !session) return
      if (session !== this.told.session) {
        this.told = { session, refused: new Set(), received: new Set() }
      }
      if (!(await this.bring(session, item))) return
    }
  }

  /** Brings one item as far as it can come now; false when nothing after it may be sent. */
  private async bring(session: Session, { id }: OutboxItem): Promise<boolean> {
    try {
      if (this.told.refused.has(toHex(id))) return false
      await this.turns.run(() => this.seal(id))
      const item = this.parts.outbox.find(id)
      if (!item) return true
      if (!item.sent) return false
      // Also after a receipt: a government that has lost its disk does not know it any more.
      if (!this.told.received.has(toHex(id))) await this.send(session, id, item.sent)
      if (item.withdrawal) {
        await callPeer(session, withdraw, { withdrawal: item.withdrawal }, done)
      }
      return true
    } catch (error) {
      return this.isBearable(id, error)
    }
  }

  private isBearable(id: Uint8Array, error: unknown): boolean {
    if (!(error instanceof NetworkError)) throw error
    const refusal = refusalOf(error)
    // A withdrawal that came after the verdict is simply too late.
    if (refusal === 'not-open') return true
    if (refusal === undefined || PASSING_REFUSALS.has(refusal)) {
      this.retryLater()
      return false
    }
    this.told.refused.add(toHex(id))
    this.parts.onRefused(id, refusal)
    return false
  }

  private retryLater(): void {
    this.cancelRetry?.()
    this.cancelRetry = this.parts.environment.clock.after(RETRY_AFTER, () => this.pump())
  }

  /** Seals a queued document under the newest epoch, once this hospital may write under it. */
  private async seal(id: Uint8Array): Promise<void> {
    const { view, keys, outbox, environment, payloads } = this.parts
    const item = outbox.find(id)
    const state = view()
    const epoch = state.epoch
    const key = epoch && keys.key(epoch.number)
    if (!item || item.sent) return
    if (!epoch || !key || !state.epochIsCurrent() || !this.isActive(state)) return
    const document = outbox.document(item)
    const context: SealContext = {
      consortium: state.consortium.id,
      epoch: epoch.number,
      author: this.parts.hospital,
      nonce: this.nextNonce(state),
    }
    const { patient, supersedes } = decodeDocument(document)
    const payload = sealPayload(
      key,
      context,
      document,
      {
        patient: patientTag(key, patient.identifier),
        supersedes: supersedes?.record ?? null,
        restricted: false,
      },
      {
        recordKey: environment.random(32),
        indexSalt: environment.random(32),
        keySalt: environment.random(32),
      },
    )
    const submission = this.make(state, context, item, payload)
    await payloads.putAll([payload])
    await outbox.seal(item.id, submission, payload.bytes)
  }

  private make(
    state: LedgerView,
    context: SealContext,
    item: OutboxItem,
    payload: { digest: Uint8Array; bytes: Uint8Array },
  ): SignedSubmission {
    return submissionKind.make(
      {
        ...context,
        base: { height: state.height, hash: this.parts.head() },
        payload: { digest: payload.digest, size: payload.bytes.length },
        contentDigest: item.id,
        restricted: false,
        specialty: item.specialty,
      },
      this.parts.sign,
    )
  }

  private isActive(state: LedgerView): boolean {
    return state.member(this.parts.hospital)?.status === 'active'
  }

  private nextNonce(state: LedgerView): number {
    const ended = state.account(this.parts.hospital)?.ended.at(-1)?.[1] ?? 0
    return Math.max(ended, this.parts.outbox.highestNonce()) + 1
  }

  private async send(
    session: Session,
    id: Uint8Array,
    sent: { submission: SignedSubmission; payload: Uint8Array },
  ): Promise<void> {
    const { view, outbox } = this.parts
    const receipt = await this.receiptFor(session, id, sent)
    if (!receipt) return
    await checkWithSignatures((verify) => requireReceipt(view(), sent.submission, receipt, verify))
    this.told.received.add(toHex(id))
    const known = outbox.find(id)?.receipt
    if (known && equalBytes(known.id, receipt.id)) return
    await outbox.receipted(id, receipt)
    this.parts.onChange(id)
  }

  /** The receipt, or undefined when it was received earlier and has ended in a block since. */
  private async receiptFor(
    session: Session,
    id: Uint8Array,
    sent: { submission: SignedSubmission; payload: Uint8Array },
  ): Promise<SignedReceipt | undefined> {
    try {
      return (await callPeer(session, submit, sent, receiptAnswer)).receipt
    } catch (error) {
      if (!(error instanceof NetworkError) || refusalOf(error) !== 'nonce-used') throw error
      await this.parts.catchUp()
      if (!this.parts.outbox.find(id)) return undefined
      // Without the session nothing was taken over, so nothing is known.
      if (this.parts.session() !== session) throw new NetworkError({ code: 'not-connected' })
      throw error
    }
  }
}

function refusalOf({ fault }: NetworkError): string | undefined {
  return fault.code === 'remote' ? fault.remoteCode : undefined
}
