/**
 * Conducts reviews (PROTOCOL §6): asks in ranking order, takes answers and verdicts, calls the
 * silent silent where it may, and hands over what has ended to be ordered into a block.
 */
import { equalBytes, toHex } from '#crypto/bytes'
import type { Sign } from '#core/codec/message'
import type { LedgerView } from '#core/ledger/state'
import {
  attestationReceiptKind,
  requireAttestation,
  type AttestationReceipt,
  type SignedAttestation,
} from '#core/submission/attestation'
import { maySayUnanswered, nextToAsk, takeStep } from '#core/submission/life'
import { receiptKind, type SignedReceipt } from '#core/submission/receipt'
import { askKind, type PlainStep, type Step, unansweredKind } from '#core/submission/step'
import { requireSubmission, type SignedSubmission } from '#core/submission/submission'
import { type SignedWithdrawal, withdrawalKind } from '#core/submission/withdrawal'
import type { Signed } from '#core/codec/message'
import { RemoteFault } from '#network/errors'
import { isStorageError } from '#storage/errors'
import type { PayloadStore } from '#storage/payload-store'
import { sha256 } from '#crypto/hash'
import { checkWithSignatures, trustStored } from '../check-signatures.ts'
import type { Clock } from '../environment.ts'
import { asRemoteFault } from '../remote-fault.ts'
import { SerialQueue } from '../serial.ts'
import { pauseBefore } from './next-round.ts'
import { endingOf, type OpenSubmission, settingOf, timeLeft } from './open-submission.ts'
import type { Pool } from './pool.ts'

/** A holder's own node gives up at the hold timeout; the government waits this much longer. */
const HOLD_GRACE = 30_000
/** Milliseconds after which a full disk is tried again. */
const ROOM_AFTER = 5_000

/** What conducting reviews needs of the rest of the government. */
export interface ReviewParts {
  readonly clock: Clock
  readonly sign: Sign
  readonly view: () => LedgerView
  readonly pool: Pool
  readonly payloads: PayloadStore
  /** Sends the current ask to the hospital that is asked, if it is connected. */
  readonly sendAsk: (open: OpenSubmission, hospital: Uint8Array) => void
  /** Tells a hospital that a review which it held is over. */
  readonly sendRelease: (submission: Uint8Array, hospital: Uint8Array) => void
  /** Tells the author how far its submission has come. */
  readonly sendLife: (open: OpenSubmission) => void
  /** Something has ended and waits for a block. */
  readonly onEnded: (open: OpenSubmission) => void
  readonly report: (fault: unknown) => void
}

/** Conducts the reviews of all open submissions. */
export class ReviewConductor {
  private readonly parts: ReviewParts
  private readonly queues = new Map<string, SerialQueue>()
  private readonly timers = new Map<string, () => void>()
  private readonly submitting = new Map<string, SerialQueue>()
  private stopped = false

  constructor(parts: ReviewParts) {
    this.parts = parts
  }

  /** Goes on with every open submission, after a start or when the members have changed. */
  resume(): void {
    for (const open of this.parts.pool.all()) this.advance(open.submission.id)
  }

  /** Stops all timers and finishes what is under way. */
  async stop(): Promise<void> {
    this.stopped = true
    for (const cancel of this.timers.values()) cancel()
    this.timers.clear()
    for (const queue of [...this.submitting.values(), ...this.queues.values()]) await queue.idle()
  }

  /** Takes a submission; answers the receipt once it is durable. Throws a RemoteFault. */
  receive(
    author: Uint8Array,
    submission: SignedSubmission,
    payload: Uint8Array,
  ): Promise<SignedReceipt> {
    return queueOf(this.submitting, toHex(author)).run(() =>
      this.receiveInOrder(author, submission, payload),
    )
  }

  private async receiveInOrder(
    author: Uint8Array,
    submission: SignedSubmission,
    payload: Uint8Array,
  ): Promise<SignedReceipt> {
    const { pool, payloads, clock, sign } = this.parts
    const known = pool.get(submission.id)
    if (known) return known.receipt
    const { body } = submission
    if (!equalBytes(body.author, author)) throw new RemoteFault('not-author')
    await this.requireAcceptable(submission, payload)
    await payloads.putAll([{ digest: body.payload.digest, bytes: payload }])
    const receipt = receiptKind.make(
      { consortium: body.consortium, submission: submission.id, time: clock.utc() },
      sign,
    )
    await pool.add(submission, receipt)
    this.advance(submission.id)
    return receipt
  }

  private async requireAcceptable(
    submission: SignedSubmission,
    payload: Uint8Array,
  ): Promise<void> {
    const { pool, view } = this.parts
    const { body } = submission
    const { parameters } = view().consortium.genesis
    await asRemoteFault(() =>
      checkWithSignatures((verify) => requireSubmission(view(), submission, verify)),
    )
    const next = pool.nextNonce(body.author)
    if (body.nonce < next) throw new RemoteFault('nonce-used', `next ${next}`)
    if (body.nonce > next) throw new RemoteFault('nonce-gap', `next ${next}`)
    if (pool.openOf(body.author) >= parameters.openNonces) throw new RemoteFault('too-many-open')
    const matches =
      payload.length === body.payload.size && equalBytes(sha256(payload), body.payload.digest)
    if (!matches) throw new RemoteFault('wrong-payload')
  }

  /** Takes a held or pass of the hospital that is asked. Throws a RemoteFault. */
  answer(hospital: Uint8Array, step: Step): Promise<void> {
    const { submission } = step.message.body
    return this.inTurn(submission, async (open) => {
      const known = open.steps.some(({ message }) => equalBytes(message.id, step.message.id))
      if (known && (step.kind === 'pass' || holdStands(open, step))) return
      if (step.kind === 'ask' || step.kind === 'unanswered') throw new RemoteFault('not-yours')
      if (!equalBytes(step.message.body.hospital, hospital)) throw new RemoteFault('not-yours')
      if (open.attestation || open.withdrawal) throw new RemoteFault('not-open')
      await asRemoteFault(() =>
        checkWithSignatures((verify) =>
          takeStep(settingOf(this.parts.view(), open), open.life, step, verify),
        ),
      )
      await this.parts.pool.addStep(submission, step, trustStored)
      this.advance(submission)
    })
  }

  /** Takes a verdict; answers its receipt once it is durable. Throws a RemoteFault. */
  attest(attestation: SignedAttestation): Promise<Signed<AttestationReceipt>> {
    const { submission } = attestation.body
    return this.inTurn(submission, async (open) => {
      const known = open.attestation
      if (!known) {
        await this.takeVerdict(open, attestation)
      } else if (!equalBytes(known.id, attestation.id)) {
        throw new RemoteFault('not-open')
      }
      const { clock, sign, view } = this.parts
      return attestationReceiptKind.make(
        { consortium: view().consortium.id, attestation: attestation.id, time: clock.utc() },
        sign,
      )
    })
  }

  private async takeVerdict(open: OpenSubmission, attestation: SignedAttestation): Promise<void> {
    const { at } = open.life
    if (open.withdrawal || at.stage !== 'held') throw new RemoteFault('not-open')
    const held = { id: at.step, hospital: at.hospital }
    const { verdict } = attestation.body
    await asRemoteFault(() =>
      checkWithSignatures((verify) =>
        requireAttestation(this.parts.view(), open.submission, held, attestation, verdict, verify),
      ),
    )
    await this.parts.pool.attest(attestation)
    this.advance(open.submission.id)
  }

  /** Takes a withdrawal of the author. Throws a RemoteFault once there is a verdict. */
  withdraw(author: Uint8Array, withdrawal: SignedWithdrawal): Promise<void> {
    const { submission } = withdrawal.body
    return this.inTurn(submission, async (open) => {
      if (open.attestation) throw new RemoteFault('not-open')
      if (!equalBytes(open.submission.body.author, author)) throw new RemoteFault('not-author')
      if (open.withdrawal) return
      const key = this.parts.view().member(author)?.signingKey
      if (!key) throw new RemoteFault('not-author')
      await asRemoteFault(() =>
        checkWithSignatures((verify) => withdrawalKind.requireSignature(withdrawal, key, verify)),
      )
      const { at } = open.life
      await this.parts.pool.withdraw(withdrawal)
      if (at.stage !== 'unasked') this.parts.sendRelease(submission, at.hospital)
      this.advance(submission)
    })
  }

  /** Sends again what a hospital may have missed while it was away. */
  onConnected(hospital: Uint8Array): void {
    for (const open of this.parts.pool.all()) {
      const { at } = open.life
      if (equalBytes(open.submission.body.author, hospital)) this.parts.sendLife(open)
      if (open.attestation || open.withdrawal || at.stage !== 'asked') continue
      if (equalBytes(at.hospital, hospital)) this.parts.sendAsk(open, hospital)
    }
  }

  private advanceLater(submission: Uint8Array): void {
    if (!this.stopped) this.parts.clock.after(ROOM_AFTER, () => this.advance(submission))
  }

  /** Does what comes next for one submission, after what is under way for it. */
  advance(submission: Uint8Array): void {
    if (!this.parts.pool.get(submission)) return
    queueOf(this.queues, toHex(submission))
      .run(() => this.takeNext(submission))
      .catch((fault: unknown) => {
        this.parts.report(fault)
        if (isStorageError(fault, 'disk-full')) this.advanceLater(submission)
      })
  }

  /** A submission has ended in a final block. */
  forget(submission: Uint8Array): void {
    const name = toHex(submission)
    this.timers.get(name)?.()
    this.timers.delete(name)
    this.queues.delete(name)
  }

  private async takeNext(submission: Uint8Array): Promise<void> {
    const { pool, view, clock } = this.parts
    const open = pool.get(submission)
    if (!open || this.stopped) return
    this.parts.sendLife(open)
    if (endingOf(view(), open, clock.utc())) {
      this.parts.onEnded(open)
      return
    }
    switch (open.life.at.stage) {
      case 'unasked':
        return this.askNext(open)
      case 'asked':
        return this.awaitAnswer(
          open,
          open.life.at.hospital,
          view().consortium.genesis.parameters.askTimeout,
        )
      case 'held':
        return this.awaitAnswer(
          open,
          open.life.at.hospital,
          view().consortium.genesis.parameters.holdTimeout + HOLD_GRACE,
        )
    }
  }

  private async askNext(open: OpenSubmission): Promise<void> {
    const setting = settingOf(this.parts.view(), open)
    const hospital = nextToAsk(setting, open.life)
    const pause = pauseBefore(this.parts.view(), setting, open, hospital, this.parts.clock.utc())
    if (!hospital || pause > 0) {
      this.wake(open, pause)
      return
    }
    const message = askKind.make(this.nextStep(open, hospital), this.parts.sign)
    const asked = await this.parts.pool.addStep(
      open.submission.id,
      { kind: 'ask', message },
      trustStored,
    )
    this.parts.sendAsk(asked, hospital)
    this.advance(open.submission.id)
  }

  private async awaitAnswer(
    open: OpenSubmission,
    hospital: Uint8Array,
    timeout: number,
  ): Promise<void> {
    const { view, clock } = this.parts
    const since = open.steps.at(-1)!.message.body.time
    const left = since + timeout - clock.utc()
    const excluded = view().member(hospital)?.status !== 'active'
    if (excluded) return this.askNext(open)
    if (left > 0) {
      this.wake(open, left)
      return
    }
    if (!maySayUnanswered(settingOf(view(), open), open.life, hospital)) {
      this.wake(open, timeout)
      return
    }
    const message = unansweredKind.make(this.nextStep(open, hospital), this.parts.sign)
    await this.parts.pool.addStep(open.submission.id, { kind: 'unanswered', message }, trustStored)
    this.parts.sendRelease(open.submission.id, hospital)
    this.advance(open.submission.id)
  }

  private nextStep(open: OpenSubmission, hospital: Uint8Array): PlainStep {
    return {
      consortium: open.submission.body.consortium,
      submission: open.submission.id,
      number: open.life.number + 1,
      previous: open.life.previous,
      hospital,
      time: this.parts.clock.utc(),
    }
  }

  /** Looks again after a while, and in any case when the submission expires. */
  private wake(open: OpenSubmission, milliseconds: number): void {
    const name = toHex(open.submission.id)
    this.timers.get(name)?.()
    if (this.stopped) return
    const left = timeLeft(this.parts.view(), open, this.parts.clock.utc())
    this.timers.set(
      name,
      this.parts.clock.after(left > 0 ? Math.min(milliseconds, left) : milliseconds, () =>
        this.advance(open.submission.id),
      ),
    )
  }

  /** Runs a task about an open submission after those before it. Throws a RemoteFault. */
  private async inTurn<T>(
    submission: Uint8Array,
    task: (open: OpenSubmission) => Promise<T>,
  ): Promise<T> {
    const opened = () => {
      const open = this.parts.pool.get(submission)
      if (!open) throw new RemoteFault('not-open')
      return open
    }
    opened()
    return queueOf(this.queues, toHex(submission)).run(() => task(opened()))
  }
}

/** True while nothing has followed a hold but, perhaps, its verdict. */
function holdStands({ life, withdrawal }: OpenSubmission, step: Step): boolean {
  return !withdrawal && life.at.stage === 'held' && equalBytes(life.at.step, step.message.id)
}

function queueOf(queues: Map<string, SerialQueue>, name: string): SerialQueue {
  let queue = queues.get(name)
  if (!queue) {
    queue = new SerialQueue()
    queues.set(name, queue)
  }
  return queue
}
