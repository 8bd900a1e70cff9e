/**
 * Reviews that this hospital was drawn for (PROTOCOL §6): it checks the ask, holds it for a
 * person or passes, and sends the person's verdict. Every answer is on disk before it is sent,
 * and the same answer is sent again when it is asked again.
 */
import { equalBytes, toHex } from '#crypto/bytes'
import { decodeAs, encode } from '#core/codec/cbor'
import { type Sign, toWire, type Verify } from '#core/codec/message'
import { bytesUpTo, hash32 } from '#core/codec/schemas'
import { require, RuleError } from '#core/errors'
import { rankingOf } from '#core/draw/ranking'
import { endNonce, requireOpenNonce } from '#core/ledger/nonces'
import { hasEnded } from '#core/ledger/nonces'
import type { LedgerView } from '#core/ledger/state'
import { sealRejection, sealReviewer } from '#core/payload/review-note'
import { attestationKind, type SignedAttestation } from '#core/submission/attestation'
import { liveThrough } from '#core/submission/life'
import { receiptKind, requireReceipt } from '#core/submission/receipt'
import {
  heldKind,
  type Pass,
  passKind,
  type Step,
  STEPS_LIMIT,
  stepSchema,
  stepToWire,
} from '#core/submission/step'
import { requireSubmission, submissionKind } from '#core/submission/submission'
import { NetworkError } from '#network/errors'
import type { Session } from '#network/star'
import type { Journal } from '#storage/journal'
import { sha256 } from '#crypto/hash'
import { z } from 'zod'
import { checkWithSignatures } from '../check-signatures.ts'
import type { Environment } from '../environment.ts'
import { done } from '../messages/membership.ts'
import { callPeer } from '../messages/send.ts'
import { answer, type ask, attest, attestAnswer } from '../messages/submission.ts'
import { SerialQueue } from '../serial.ts'
import type { KeyRing } from './key-ring.ts'

/** What an ask brings. */
export type Ask = ReturnType<(typeof ask)['decode']>

const entrySchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('held'),
    submission: submissionKind.schema,
    receipt: receiptKind.schema,
    secret: hash32,
    /** All steps, the own `held` last. */
    steps: z.array(stepSchema).max(STEPS_LIMIT),
    payload: bytesUpTo(1024 * 1024),
  }),
  z.strictObject({ type: z.literal('answered'), step: stepSchema }),
  z.strictObject({ type: z.literal('attested'), attestation: attestationKind.schema }),
  z.strictObject({ type: z.literal('closed'), submission: hash32 }),
])
type Entry = z.infer<typeof entrySchema>

/** A review that this hospital holds. */
export interface HeldReview {
  readonly submission: Ask['submission']
  readonly receipt: Ask['receipt']
  readonly secret: Uint8Array
  readonly steps: readonly Step[]
  readonly payload: Uint8Array
  readonly heldAt: number
  /** When this node passes it on by itself. */
  readonly until: number
  /** The verdict, on its way to the government. */
  readonly attestation: SignedAttestation | undefined
}

/** What a person decided. */
export type Verdict =
  | { readonly verdict: 'accept'; readonly reviewer: string }
  | {
      readonly verdict: 'reject'
      readonly reviewer: string
      readonly reason: string
      readonly text: string
    }

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

/** The longest reviewer name that fits the sealed note. */
const REVIEWER_NAME_LIMIT = 100

/** Holds reviews. */
export class ReviewDesk {
  private readonly parts: ReviewParts
  private readonly queue = new SerialQueue()
  private readonly held = new Map<string, HeldReview>()
  private readonly answers = new Map<string, Step>()
  /** Answers that the government may not have heard, by id, in their order. */
  private readonly unheard = new Map<string, Step>()
  private readonly timers = new Map<string, () => void>()
  private stopped = false

  constructor(parts: ReviewParts) {
    this.parts = parts
    for (const bytes of parts.journal.entries) this.replay(decodeAs<Entry>(entrySchema, bytes))
    for (const review of this.held.values()) {
      // A crash may have come after the chain ended it and before this journal heard of it.
      if (this.hasEnded(review)) this.replay({ type: 'closed', submission: review.submission.id })
      else this.watch(review)
    }
  }

  private hasEnded({ submission: { body } }: HeldReview): boolean {
    const account = this.parts.view().account(body.author)
    return account !== undefined && hasEnded(account, body.nonce)
  }

  /** Reviews that wait for a person, oldest first. */
  waiting(): HeldReview[] {
    return [...this.held.values()].filter(({ attestation }) => !attestation)
  }

  /** A review that is held here. */
  find(submission: Uint8Array): HeldReview | undefined {
    return this.held.get(toHex(submission))
  }

  /** The government asks. An ask that breaks a rule is answered with nothing and reported. */
  onAsk(value: Ask): void {
    this.run(async () => {
      await this.parts.reach(value.submission.body.base.height)
      const asked = value.steps.at(-1)
      if (!asked) throw new RuleError('step-chain', 'an ask without steps')
      if (this.answers.has(idOf(asked))) return this.answerAgain(asked)
      await checkWithSignatures((verify) => requireAsk(this.parts, value, verify))
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
    for (const review of this.held.values()) this.unheard.set(idOf(holdOf(review)), holdOf(review))
    for (const step of this.unheard.values()) this.run(() => this.sendAnswer(step))
    for (const { submission } of this.held.values()) {
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
      const attestation = await this.attestationOf(review, verdict)
      await this.note({ type: 'attested', attestation })
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
      })
  }

  private async reply(value: Ask, asked: Step): Promise<void> {
    const { submission, receipt, secret, steps, payload } = value
    const { presence, holds } = this.parts.presence()
    const others = this.waiting().filter((held) => !equalBytes(held.submission.id, submission.id))
    const free = presence === 'idle' && others.length < holds
    if (!free) return this.pass(submission.id, asked, 'busy')
    const message = heldKind.make(this.nextStep(asked), this.parts.sign)
    const step: Step = { kind: 'held', message }
    await this.note({
      type: 'held',
      submission,
      receipt,
      secret,
      steps: [...steps, step],
      payload,
    })
    this.watch(this.find(submission.id)!)
    await this.sendAnswer(step)
    this.parts.onChange(submission.id, 'arrived')
  }

  private async pass(submission: Uint8Array, after: Step, reason: Pass['reason']): Promise<void> {
    const message = passKind.make({ ...this.nextStep(after), reason }, this.parts.sign)
    const step: Step = { kind: 'pass', message }
    await this.note({ type: 'answered', step })
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
    let step = this.answers.get(idOf(asked))
    for (; step; step = this.answers.get(idOf(step))) await this.sendAnswer(step)
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
    this.unheard.delete(idOf(step))
  }

  private async sendVerdict(attestation: SignedAttestation): Promise<void> {
    const session = this.parts.session()
    if (!session) return
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
    await this.note({ type: 'closed', submission })
    this.parts.onChange(submission, 'ended')
    if (this.held.size === 0) await this.parts.journal.rewrite(this.answerEntries())
  }

  /** Answers to asks that may still be repeated; the rest of the journal is history. */
  private answerEntries(): Uint8Array[] {
    const recent = [...this.answers.values()].slice(-256)
    return recent.map((step) => encodeEntry({ type: 'answered', step }))
  }

  private async attestationOf(review: HeldReview, verdict: Verdict): Promise<SignedAttestation> {
    const { environment, keys, view, sign, hospital } = this.parts
    const { body, id } = review.submission
    const key = keys.key(body.epoch)
    require(key !== undefined, 'wrong-epoch', 'the key of the epoch is not here')
    const author = view().member(body.author)
    require(author !== undefined, 'unknown-hospital', 'author')
    const name = verdict.reviewer.slice(0, REVIEWER_NAME_LIMIT)
    const reason =
      verdict.verdict === 'reject'
        ? await sealRejection(
            author.encryptionKey,
            body.consortium,
            id,
            { reason: verdict.reason, text: verdict.text },
            environment.random(32),
          )
        : null
    return attestationKind.make(
      {
        consortium: body.consortium,
        submission: id,
        hospital,
        held: holdOf(review).message.id,
        contentDigest: body.contentDigest,
        verdict: verdict.verdict,
        reviewer: sealReviewer(key, body.consortium, id, { name }, environment.random(32)),
        reason,
        time: environment.clock.utc(),
      },
      sign,
    )
  }

  private watch(review: HeldReview): void {
    const { clock } = this.parts.environment
    const name = toHex(review.submission.id)
    this.timers.get(name)?.()
    this.timers.set(
      name,
      clock.after(Math.max(0, review.until - clock.utc()), () => {
        this.passOn(review.submission.id, 'expired').catch((fault: unknown) =>
          this.parts.environment.report(fault),
        )
      }),
    )
  }

  private async note(entry: Entry): Promise<void> {
    await this.parts.journal.append(encodeEntry(entry))
    this.replay(entry)
  }

  private noteAnswer(step: Step): void {
    this.answers.set(toHex(step.message.body.previous), step)
    this.unheard.set(idOf(step), step)
  }

  private replay(entry: Entry): void {
    switch (entry.type) {
      case 'held': {
        const { submission, receipt, secret, steps, payload } = entry
        const own = steps.at(-1)!
        const heldAt = own.message.body.time
        const { holdTimeout } = this.parts.view().consortium.genesis.parameters
        this.held.set(toHex(submission.id), {
          submission,
          receipt,
          secret,
          steps,
          payload,
          heldAt,
          until: heldAt + holdTimeout,
          attestation: undefined,
        })
        this.noteAnswer(own)
        return
      }
      case 'answered':
        this.noteAnswer(entry.step)
        return
      case 'attested': {
        const name = toHex(entry.attestation.body.submission)
        const review = this.held.get(name)
        if (review) this.held.set(name, { ...review, attestation: entry.attestation })
        this.timers.get(name)?.()
        return
      }
      case 'closed': {
        const name = toHex(entry.submission)
        this.held.delete(name)
        this.timers.get(name)?.()
        this.timers.delete(name)
      }
    }
  }
}

/** The own `held` step of a review. */
function holdOf({ steps }: HeldReview): Step {
  return steps.at(-1)!
}

function idOf({ message }: Step): string {
  return toHex(message.id)
}

/** Checks everything that an ask rests on. Throws a RuleError. */
function requireAsk(parts: ReviewParts, value: Ask, verify: Verify): void {
  const { submission, receipt, secret, steps, payload } = value
  const view = parts.view()
  const { body } = submission
  const roster = requireSubmission(view, submission, verify)
  requireReceipt(view, submission, receipt, verify)
  const account = view.account(body.author)
  require(account !== undefined, 'unknown-hospital', 'author')
  requireOpenNonce(account, body.nonce, view.consortium.genesis.parameters.nonceWindow)
  endNonce(account, body.nonce, secret)
  const ranking = rankingOf({
    consortium: view.consortium.id,
    secret,
    submission: submission.id,
    author: body.author,
    specialty: body.specialty,
    roster,
  })
  const life = liveThrough(
    {
      state: view,
      submission: submission.id,
      receipt: receipt.id,
      ranking,
      base: body.base.height,
      voters: roster.voters.length,
    },
    steps,
    verify,
  )
  const mine = life.at.stage === 'asked' && equalBytes(life.at.hospital, parts.hospital)
  require(mine, 'step-hospital', 'this hospital is not the one asked')
  require(equalBytes(sha256(payload), body.payload.digest), 'bad-payload-size', 'other payload')
}

function isGone(error: unknown): boolean {
  return (
    error instanceof NetworkError &&
    error.fault.code === 'remote' &&
    (error.fault.remoteCode === 'not-open' || error.fault.remoteCode === 'step-chain')
  )
}

function encodeEntry(entry: Entry): Uint8Array {
  switch (entry.type) {
    case 'held':
      return encode({
        ...entry,
        submission: toWire(entry.submission),
        receipt: toWire(entry.receipt),
        steps: entry.steps.map(stepToWire),
      })
    case 'answered':
      return encode({ ...entry, step: stepToWire(entry.step) })
    case 'attested':
      return encode({ ...entry, attestation: toWire(entry.attestation) })
    case 'closed':
      return encode(entry)
  }
}
