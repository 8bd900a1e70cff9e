/** Reviews that this hospital has answered: verdicts from the chain, passes from the review book. */
import type { AnsweredReview, ReviewAnswer } from '#contract/views/review'
import { toHex } from '#crypto/bytes'
import type { SignedAttestation } from '#core/submission/attestation'
import type { Step } from '#core/submission/step'
import type { SignedSubmission } from '#core/submission/submission'
import type { Cancel } from '#core/transaction/cancel'
import type { Record } from '#core/transaction/record'
import type { HospitalRuntime } from '#node/runtime'
import type { ChainPlace, StoredTransaction } from '#storage/chain-database/rows'
import { hospitalRef } from './context.ts'
import { reviewerOf } from './timeline.ts'

const ANSWERS = { accept: 'accepted', reject: 'rejected' } as const

/** A page of verdicts, the latest first; those that the chain has not ended stand on the first. */
export async function decidedReviews(
  runtime: HospitalRuntime,
  before: ChainPlace | null,
  limit: number,
): Promise<AnsweredReview[]> {
  const rows = runtime.database.verdictsOf(toHex(runtime.node.id), before, limit)
  const ended = await Promise.all(rows.map((row) => endedVerdict(runtime, row)))
  return [...(before ? [] : openVerdicts(runtime)), ...ended.flat()]
}

/** Reviews passed on, or ended while they waited, the latest first. */
export function passedReviews(runtime: HospitalRuntime): AnsweredReview[] {
  const { given } = runtime.node.reviews
  const waiting = new Set(
    runtime.node.reviews.waiting().map(({ submission }) => toHex(submission.id)),
  )
  const decided = new Set(given.verdictsGiven().map(({ body }) => toHex(body.submission)))
  const lastSteps = new Map<string, Step>()
  for (const step of given.answersGiven()) {
    const submission = toHex(step.message.body.submission)
    // Set anew, so that the order is that of the last answer.
    lastSteps.delete(submission)
    lastSteps.set(submission, step)
  }
  return [...lastSteps]
    .filter(([submission]) => !decided.has(submission) && !waiting.has(submission))
    .map(([submission, step]) => passedReview(runtime, submission, step))
    .reverse()
}

/** Verdicts that did not end their submission, or not yet: another end may have come first. */
function openVerdicts(runtime: HospitalRuntime): AnsweredReview[] {
  const own = toHex(runtime.node.id)
  return runtime.node.reviews.given
    .verdictsGiven()
    .flatMap((attestation) => {
      const stored = runtime.database.transactionBySubmission(toHex(attestation.body.submission))
      return stored?.validator === own ? [] : [openVerdict(runtime, attestation, stored)]
    })
    .reverse()
}

function openVerdict(
  runtime: HospitalRuntime,
  attestation: SignedAttestation,
  stored: StoredTransaction | undefined,
): AnsweredReview {
  const held = runtime.node.reviews.given.submissionHeld(attestation.body.submission)
  return {
    ...(stored ? subjectOfStored(runtime, stored) : subjectOf(runtime, held)),
    ...verdictOf(runtime, attestation, held),
    outcome: stored ? outcomeOf(stored) : null,
  }
}

async function endedVerdict(
  runtime: HospitalRuntime,
  stored: StoredTransaction,
): Promise<AnsweredReview[]> {
  const { block } = await runtime.chain.read(stored.height)
  const transaction = block.transactions[stored.position]
  if (transaction?.kind !== 'record' && transaction?.kind !== 'cancel') return []
  const attestation = attestationOf(transaction)
  if (!attestation) return []
  const { submission } = transaction
  return [
    {
      ...subjectOf(runtime, submission),
      ...verdictOf(runtime, attestation, submission),
      outcome: outcomeOf(stored),
    },
  ]
}

function attestationOf(transaction: Record | Cancel): SignedAttestation | undefined {
  if (transaction.kind === 'record') return transaction.attestation
  return transaction.why.cause === 'rejected' ? transaction.why.attestation : undefined
}

function passedReview(runtime: HospitalRuntime, submission: string, step: Step): AnsweredReview {
  const stored = runtime.database.transactionBySubmission(submission)
  const held = runtime.node.reviews.given.submissionHeld(step.message.body.submission)
  return {
    submission,
    ...(stored ? subjectOfStored(runtime, stored) : subjectOf(runtime, held)),
    answer: step.kind === 'pass' ? step.message.body.reason : 'ended',
    reviewer: null,
    at: step.message.body.time,
    outcome: stored ? outcomeOf(stored) : null,
  }
}

function subjectOfStored(
  runtime: HospitalRuntime,
  { hospital, number }: StoredTransaction,
): Pick<AnsweredReview, 'author' | 'nonce'> {
  return { author: hospitalRef(runtime, hospital), nonce: number }
}

function subjectOf(
  runtime: HospitalRuntime,
  submission: SignedSubmission | undefined,
): Pick<AnsweredReview, 'author' | 'nonce'> {
  if (!submission) return { author: null, nonce: null }
  const { author, nonce } = submission.body
  return { author: hospitalRef(runtime, author), nonce }
}

function verdictOf(
  runtime: HospitalRuntime,
  attestation: SignedAttestation,
  submission: SignedSubmission | undefined,
): Pick<AnsweredReview, 'submission' | 'answer' | 'reviewer' | 'at'> {
  const { body } = attestation
  const answer: ReviewAnswer = ANSWERS[body.verdict]
  return {
    submission: toHex(body.submission),
    answer,
    reviewer: submission ? reviewerOf(runtime, submission, attestation) : null,
    at: body.time,
  }
}

function outcomeOf(stored: StoredTransaction): NonNullable<AnsweredReview['outcome']> {
  const { height, position } = stored
  return { state: stateOf(stored), height, position, transaction: stored.id }
}

function stateOf({
  kind,
  cause,
}: StoredTransaction): 'final' | 'rejected' | 'withdrawn' | 'cancelled' {
  if (kind === 'record') return 'final'
  return cause === 'rejected' || cause === 'withdrawn' ? cause : 'cancelled'
}
