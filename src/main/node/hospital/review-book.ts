/**
 * The book of reviews that this hospital holds and of the answers it gave: on disk before anything
 * is sent, and taken up again after a start (PROTOCOL §6).
 */
import { toHex } from '#crypto/bytes'
import { decodeAs, encode } from '#core/codec/cbor'
import { toWire } from '#core/codec/message'
import { bytesUpTo, hash32 } from '#core/codec/schemas'
import { attestationKind, type SignedAttestation } from '#core/submission/attestation'
import { receiptKind } from '#core/submission/receipt'
import { type Step, STEPS_LIMIT, stepSchema, stepToWire } from '#core/submission/step'
import { submissionKind } from '#core/submission/submission'
import type { Journal } from '#storage/journal'
import { z } from 'zod'
import type { Ask } from './check-ask.ts'

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
/** What the book notes. */
export type ReviewEntry = z.infer<typeof entrySchema>

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

/** What is kept after the last review is closed: an ask may be repeated, and people look back. */
const ANSWERS_KEPT = 256

/** The book. */
export class ReviewBook {
  private readonly journal: Journal
  private readonly holdTimeout: number
  private readonly held = new Map<string, HeldReview>()
  private readonly answers = new Map<string, Step>()
  /** Verdicts given here, by submission, the latest last. */
  private readonly verdicts = new Map<string, SignedAttestation>()
  /** What was held since the last tidying before this start, by submission. */
  private readonly submissions = new Map<string, Ask['submission']>()
  /** Answers that the government may not have heard, by id, in their order. */
  private readonly unheard = new Map<string, Step>()

  /** `holdTimeout`: milliseconds after which a review is passed on by itself. */
  constructor(journal: Journal, holdTimeout: number) {
    this.journal = journal
    this.holdTimeout = holdTimeout
    for (const bytes of journal.entries) this.replay(decodeAs<ReviewEntry>(entrySchema, bytes))
  }

  /** Every review that is held, oldest first. */
  all(): HeldReview[] {
    return [...this.held.values()]
  }

  /** The review of a submission, if it is held here. */
  find(submission: Uint8Array): HeldReview | undefined {
    return this.held.get(toHex(submission))
  }

  /** The answer that was given to an ask, or the step that followed a step of this hospital. */
  answerTo(step: Step): Step | undefined {
    return this.answers.get(idOf(step))
  }

  /** Answers that the government may not have heard, in their order. */
  unheardAnswers(): Step[] {
    return [...this.unheard.values()]
  }

  /** Verdicts given here lately, the latest last: at least the last ANSWERS_KEPT. */
  verdictsGiven(): SignedAttestation[] {
    return [...this.verdicts.values()]
  }

  /** Own steps lately, `held` and `pass`, the latest last: at least the last ANSWERS_KEPT. */
  answersGiven(): Step[] {
    return [...this.answers.values()]
  }

  /** A submission that was held here, while this node still remembers it. */
  submissionHeld(submission: Uint8Array): Ask['submission'] | undefined {
    return this.submissions.get(toHex(submission))
  }

  /** The government has heard an answer. */
  heard(step: Step): void {
    this.unheard.delete(idOf(step))
  }

  /** Closes a review without a note, because the chain itself says that it has ended. */
  drop(submission: Uint8Array): void {
    this.replay({ type: 'closed', submission })
  }

  /** Once nothing is held, forgets what is history but for the latest answers and verdicts. */
  async tidy(): Promise<void> {
    if (this.held.size > 0) return
    latest(this.submissions)
    const entries: ReviewEntry[] = [
      ...latest(this.answers).map((step) => ({ type: 'answered', step }) as const),
      ...latest(this.verdicts).map((attestation) => ({ type: 'attested', attestation }) as const),
    ]
    await this.journal.rewrite(entries.map(encodeEntry))
  }

  /** Notes something; durable when it resolves. */
  async note(entry: ReviewEntry): Promise<void> {
    await this.journal.append(encodeEntry(entry))
    this.replay(entry)
  }

  private noteAnswer(step: Step): void {
    this.answers.set(toHex(step.message.body.previous), step)
    this.unheard.set(idOf(step), step)
  }

  private replay(entry: ReviewEntry): void {
    switch (entry.type) {
      case 'held': {
        const { submission, receipt, secret, steps, payload } = entry
        const own = steps.at(-1)!
        this.submissions.set(toHex(submission.id), submission)
        const heldAt = own.message.body.time
        this.held.set(toHex(submission.id), {
          submission,
          receipt,
          secret,
          steps,
          payload,
          heldAt,
          until: heldAt + this.holdTimeout,
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
        this.verdicts.set(name, entry.attestation)
        const review = this.held.get(name)
        if (review) this.held.set(name, { ...review, attestation: entry.attestation })
        return
      }
      case 'closed': {
        this.held.delete(toHex(entry.submission))
      }
    }
  }
}

/** The last ANSWERS_KEPT values, in their order; what comes before them is forgotten. */
function latest<Value>(values: Map<string, Value>): Value[] {
  for (const key of [...values.keys()].slice(0, -ANSWERS_KEPT)) values.delete(key)
  return [...values.values()]
}

/** The own `held` step of a review. */
export function holdOf({ steps }: HeldReview): Step {
  return steps.at(-1)!
}

function idOf({ message }: Step): string {
  return toHex(message.id)
}

function encodeEntry(entry: ReviewEntry): Uint8Array {
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
