/** One submission's life for tests: every step right by default, each changeable on its own. */
import type { SealedPayload } from '#core/payload/payload'
import {
  askKind,
  heldKind,
  type Pass,
  passKind,
  type PlainStep,
  type Step,
  unansweredKind,
} from '#core/submission/step'
import type { SignedReceipt } from '#core/submission/receipt'
import type { SignedSubmission } from '#core/submission/submission'
import { type Attestation, attestationKind } from '#core/submission/attestation'
import { type Withdrawal, withdrawalKind } from '#core/submission/withdrawal'
import type { Sign } from '#core/codec/message'
import type { CancelCause } from '#core/transaction/cancel'
import type { Transaction } from '#core/transaction/transaction'
import { sealReviewer } from '#core/payload/review-note'
import { bytesFrom, type Change, signed } from './signed.ts'
import type { TestHospital } from './test-hospital.ts'

/** What a review starts from. */
export interface ReviewStart {
  readonly consortium: Uint8Array
  readonly government: Sign
  readonly author: TestHospital
  readonly submission: SignedSubmission
  readonly receipt: SignedReceipt
  readonly secret: Uint8Array
  /** Hospitals in the order in which they are to be asked. */
  readonly ranking: readonly TestHospital[]
  readonly epochKey: Uint8Array
  readonly payload: SealedPayload
  readonly document: Uint8Array
  readonly time: number
}

/** The life of one submission. Methods append steps and answer the review itself. */
export class ReviewBuilder {
  readonly start: ReviewStart
  readonly steps: Step[] = []
  private place = -1

  constructor(start: ReviewStart) {
    this.start = start
  }

  /** The hospital that was asked last. */
  get asked(): TestHospital {
    return this.start.ranking[Math.max(this.place, 0)]!
  }

  /** The government asks the next in the ranking, or another hospital. */
  ask(hospital?: TestHospital, change?: Change<PlainStep>): this {
    const { ranking, government } = this.start
    const next = hospital ? ranking.indexOf(hospital) : (this.place + 1) % ranking.length
    if (next >= 0) this.place = next
    const body = this.body(hospital ?? this.asked)
    return this.add({ kind: 'ask', message: signed(askKind, body, government, change) })
  }

  /** The asked hospital, or another, holds it. */
  hold(hospital: TestHospital = this.asked, change?: Change<PlainStep>): this {
    const message = signed(heldKind, this.body(hospital), hospital.sign, change)
    return this.add({ kind: 'held', message })
  }

  /** The asked hospital, or another, passes it on. */
  pass(
    reason: Pass['reason'] = 'away',
    hospital: TestHospital = this.asked,
    change?: Change<Pass>,
  ): this {
    const body: Pass = { ...this.body(hospital), reason }
    return this.add({ kind: 'pass', message: signed(passKind, body, hospital.sign, change) })
  }

  /** The government calls the asked hospital silent. */
  unanswered(hospital: TestHospital = this.asked, change?: Change<PlainStep>): this {
    const message = signed(unansweredKind, this.body(hospital), this.start.government, change)
    return this.add({ kind: 'unanswered', message })
  }

  /** An attestation of the hospital that was asked last. */
  attest(
    verdict: Attestation['verdict'],
    change?: Change<Attestation>,
    hospital: TestHospital = this.asked,
  ) {
    const { consortium, submission, epochKey } = this.start
    const salt = bytesFrom(`${hospital.name} reviewer salt`)
    const body: Attestation = {
      consortium,
      submission: submission.id,
      hospital: hospital.id,
      held: this.previous(),
      contentDigest: submission.body.contentDigest,
      verdict,
      reviewer: sealReviewer(epochKey, consortium, submission.id, { name: 'Dr Reviewer' }, salt),
      reason: verdict === 'reject' ? bytesFrom('sealed reason') : null,
      time: this.start.time,
    }
    return signed(attestationKind, body, hospital.sign, change)
  }

  /** The record that the holder's acceptance makes of it. */
  accept(change?: Change<Attestation>, hospital?: TestHospital): Transaction {
    return { kind: 'record', ...this.parts(), attestation: this.attest('accept', change, hospital) }
  }

  /** The cancel that the holder's rejection makes of it. */
  reject(change?: Change<Attestation>): Transaction {
    return this.cancel({ cause: 'rejected', attestation: this.attest('reject', change) })
  }

  /** The cancel that the author's withdrawal makes of it. */
  withdraw(change?: Change<Withdrawal>): Transaction {
    const { consortium, submission, author } = this.start
    const body: Withdrawal = { consortium, submission: submission.id }
    const withdrawal = signed(withdrawalKind, body, author.sign, change)
    return this.cancel({ cause: 'withdrawn', withdrawal })
  }

  /** A cancel for any cause. */
  cancel(why: CancelCause): Transaction {
    return { kind: 'cancel', ...this.parts(), why }
  }

  private parts() {
    const { submission, receipt, secret } = this.start
    return { submission, receipt, secret, steps: [...this.steps] }
  }

  private previous(): Uint8Array {
    return this.steps.at(-1)?.message.id ?? this.start.receipt.id
  }

  private body(hospital: TestHospital): PlainStep {
    const { consortium, submission, time } = this.start
    return {
      consortium,
      submission: submission.id,
      number: this.steps.length + 1,
      previous: this.previous(),
      hospital: hospital.id,
      time,
    }
  }

  private add(step: Step): this {
    this.steps.push(step)
    return this
  }
}
