/**
 * Reviews that this hospital was drawn for (PROTOCOL §6): it checks the ask, holds it for a
 * person or passes, and sends the person's verdict. Every answer is on disk before it is sent,
 * and the same answer is sent again when it is asked again.
 */
import { equalBytes, toHex } from '#crypto/bytes'
import type { Sign } from '#core/codec/message'
import { RuleError } from '#core/errors'
import { hasEnded } from '#core/ledger/nonces'
import type { LedgerView } from '#core/ledger/state'
import type { SignedAttestation } from '#core/submission/attestation'
import { heldKind, type Pass, passKind, type Step } from '#core/submission/step'
import { NetworkError } from '#network/errors'
import type { Session } from '#network/star'
import type { Journal } from '#storage/journal'
import { checkWithSignatures } from '../check-signatures.ts'
import type { Environment } from '../environment.ts'
import { done } from '../messages/membership.ts'
import { callPeer } from '../messages/send.ts'
import { answer, attest, attestAnswer } from '../messages/submission.ts'
import { SerialQueue } from '../serial.ts'
import { attestVerdict, type Verdict } from './attest-verdict.ts'
import { type Ask, requireAsk } from './check-ask.ts'
import type { KeyRing } from './key-ring.ts'
import { type HeldReview, holdOf, ReviewBook } from './review-book.ts'

/** What holding reviews needs of the rest of the hospital. */
export interface ReviewParts {
  readonly environment: Environment
  readonly hospital: Uint8Array
  readonly sign: Sign
  readonly view: () => LedgerView
  readonly keys: KeyRing
  readonly journal: Journal
  readonly session: () => Session | undefined
  /** Catches up to a height before an ask that refers to it is judged. */
  readonly reach: (height: number) => Promise<void>
  /** Whether a person is here, and how many reviews may be held at once. */
  readonly presence: () => { readonly presence: 'idle' | 'busy'; readonly holds: number }
  readonly onChange: (submission: Uint8Array, state: 'arrived' | 'ended') => void
}

/** Milliseconds after which what the government could not take is sent again. */
const RETRY_AFTER = 2_000

/** Holds reviews. */
export class ReviewDesk {
  private readonly parts: ReviewParts
  private readonly queue = new SerialQueue()
  private readonly book: ReviewBook
  private readonly timers = new Map<string, () => void>()
  private stopped = false
  private cancelRetry: (() => void) | undefined

  constructor(parts: ReviewParts) {
    this.parts = parts
    const { holdTimeout } = parts.view().consortium.genesis.parameters
    this.book = new ReviewBook(parts.journal, holdTimeout)
    for (const review of this.book.all()) {
      // A crash may have come after the chain ended it and before this journal heard of it.
      if (this.hasEnded(review)) this.book.drop(review.submission.id)
      else this.watch(review)
    }
  }

  private hasEnded({ submission: { body } }: HeldReview): boolean {
    const account = this.parts.view().account(body.author)
    return account !== undefined && hasEnded(account, body.nonce)
  }

  /** Reviews that wait for a person, oldest first. */
  waiting(): HeldReview[] {
    return this.book.all().filter(({ attestation }) => !attestation)
  }

  /** What this hospital answered lately, for looking back. */
  get given(): Pick<ReviewBook, 'verdictsGiven' | 'answersGiven' | 'submissionHeld'> {
    return this.book
  }

  /** A review that is held here. */
  find(submission: Uint8Array): HeldReview | undefined {
    return this.book.find(submission)
  }

  /** The government asks. An ask that breaks a rule is answered with nothing and reported. */
  onAsk(value: Ask): void {
    this.run(async () => {
      await this.parts.reach(value.submission.body.base.height)
      const asked = value.steps.at(-1)
      if (!asked) throw new RuleError('step-chain', 'an ask without steps')
      if (this.book.answerTo(asked)) return this.answerAgain(asked)
      await checkWithSignatures((verify) =>
        requireAsk(this.parts.view(), this.parts.hospital, value, verify),
      )
      await this.reply(value, asked)
    })
  }

  /** The government says that a review is over here. */
  onRelease(submission: Uint8Array): void {
    this.run(() => this.close(submission))
  }

  /** The chain has ended a submission. */
  onEnded(submission: Uint8Array): void {
    if (this.find(submission)) this.run(() => this.close(submission))
  }

  /** Sends again what the government may not have heard. */
  onConnected(): void {
    // What is held here may have been given to another hospital meanwhile.
    const holds = this.book.all().map(holdOf)
    const steps = new Set([...this.book.unheardAnswers(), ...holds])
    for (const step of steps) this.run(() => this.sendAnswer(step))
    for (const { submission } of this.book.all()) {
      this.run(async () => {
        const attestation = this.find(submission.id)?.attestation
        if (attestation) await this.sendVerdict(attestation)
      })
    }
  }

  /** A person has decided; durable when it resolves. False when the review is gone. */
  decide(submission: Uint8Array, verdict: Verdict): Promise<boolean> {
    return this.queue.run(async () => {
      const review = this.find(submission)
      if (!review || review.attestation) return false
      const attestation = await attestVerdict(this.parts, review, verdict)
      await this.book.note({ type: 'attested', attestation })
      this.unwatch(submission)
      this.parts.onChange(submission, 'ended')
      this.run(() => this.sendVerdict(attestation))
      return true
    })
  }

  /** A person declines: the next hospital is asked. False when the review is gone. */
  decline(submission: Uint8Array): Promise<boolean> {
    return this.passOn(submission, 'declined')
  }

  /** Finishes what is under way; timers end. */
  async stop(): Promise<void> {
    this.stopped = true
    this.cancelRetry?.()
    for (const cancel of this.timers.values()) cancel()
    await this.queue.idle()
  }

  private run(task: () => Promise<void>): void {
    this.queue
      .run(async () => {
        if (!this.stopped) await task()
      })
      .catch((fault: unknown) => {
        // Not connected: everything is sent again with the next session.
        if (!(fault instanceof NetworkError)) this.parts.environment.report(fault)
        // The government could not take it just now, for example because its disk is full.
        else if (fault.fault.code === 'remote') this.sendAgainLater()
      })
  }

  private sendAgainLater(): void {
    this.cancelRetry?.()
    this.cancelRetry = this.parts.environment.clock.after(RETRY_AFTER, () => this.onConnected())
  }

  private async reply(value: Ask, asked: Step): Promise<void> {
    const { submission, receipt, secret, steps, payload } = value
    const { presence, holds } = this.parts.presence()
    const others = this.waiting().filter((held) => !equalBytes(held.submission.id, submission.id))
    const free = presence === 'idle' && others.length < holds
    if (!free) return this.pass(submission.id, asked, 'busy')
    const message = heldKind.make(this.nextStep(asked), this.parts.sign)
    const step: Step = { kind: 'held', message }
    await this.book.note({
      type: 'held',
      submission,
      receipt,
      secret,
      steps: [...steps, step],
      payload,
    })
    this.watch(this.find(submission.id)!)
    // Told before the answer is sent: a session that is lost now must not keep it from the person.
    this.parts.onChange(submission.id, 'arrived')
    await this.sendAnswer(step)
  }

  private async pass(submission: Uint8Array, after: Step, reason: Pass['reason']): Promise<void> {
    const message = passKind.make({ ...this.nextStep(after), reason }, this.parts.sign)
    const step: Step = { kind: 'pass', message }
    await this.book.note({ type: 'answered', step })
    if (this.find(submission)) await this.close(submission)
    await this.sendAnswer(step)
  }

  private passOn(submission: Uint8Array, reason: Pass['reason']): Promise<boolean> {
    return this.queue.run(async () => {
      const review = this.find(submission)
      if (!review || review.attestation || this.stopped) return false
      await this.pass(submission, holdOf(review), reason).catch((fault: unknown) => {
        // Stored and not sent: it is sent with the next session.
        if (!(fault instanceof NetworkError)) throw fault
      })
      return true
    })
  }

  private nextStep(after: Step) {
    const { body, id } = after.message
    return {
      consortium: body.consortium,
      submission: body.submission,
      number: body.number + 1,
      previous: id,
      hospital: this.parts.hospital,
      time: this.parts.environment.clock.utc(),
    }
  }

  /** Sends the answer to an ask once more, and what followed it here. */
  private async answerAgain(asked: Step): Promise<void> {
    let step = this.book.answerTo(asked)
    for (; step; step = this.book.answerTo(step)) await this.sendAnswer(step)
  }

  private async sendAnswer(step: Step): Promise<void> {
    const session = this.parts.session()
    if (!session) return
    try {
      await callPeer(session, answer, { step }, done)
    } catch (error) {
      if (!isGone(error)) throw error
      // Withdrawn or ended meanwhile: nobody waits for this answer any more.
      const review = this.find(step.message.body.submission)
      if (review && equalBytes(holdOf(review).message.id, step.message.id)) {
        await this.close(review.submission.id)
      }
    }
    this.book.heard(step)
  }

  private async sendVerdict(attestation: SignedAttestation): Promise<void> {
    const session = this.parts.session()
    if (!session) return
    const held = this.find(attestation.body.submission)
    // A verdict on a hold that the government has not heard of would be none.
    if (held && this.book.unheardAnswers().includes(holdOf(held))) {
      await this.sendAnswer(holdOf(held))
    }
    try {
      await callPeer(session, attest, { attestation }, attestAnswer)
    } catch (error) {
      if (!isGone(error)) throw error
    }
    // It may be held anew meanwhile: that hold waits for a verdict of its own.
    const review = this.find(attestation.body.submission)
    if (review?.attestation === attestation) await this.close(review.submission.id)
  }

  private async close(submission: Uint8Array): Promise<void> {
    const review = this.find(submission)
    if (!review) return
    await this.book.note({ type: 'closed', submission })
    this.unwatch(submission)
    this.parts.onChange(submission, 'ended')
    await this.book.tidy()
  }

  private watch({ submission, until }: HeldReview): void {
    const { clock, report } = this.parts.environment
    this.unwatch(submission.id)
    this.timers.set(
      toHex(submission.id),
      clock.after(Math.max(0, until - clock.utc()), () => {
        this.passOn(submission.id, 'expired').catch(report)
      }),
    )
  }

  private unwatch(submission: Uint8Array): void {
    const name = toHex(submission)
    this.timers.get(name)?.()
    this.timers.delete(name)
  }
}

function isGone(error: unknown): boolean {
  return (
    error instanceof NetworkError &&
    error.fault.code === 'remote' &&
    (error.fault.remoteCode === 'not-open' || error.fault.remoteCode === 'step-chain')
  )
}
