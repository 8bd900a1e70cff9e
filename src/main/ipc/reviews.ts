/** Reviews that wait for a person here, with the whole case, and the person's verdict. */
import { ContractError } from '#contract/errors'
import type { Handlers } from '#contract/methods'
import type { ReviewRow, ReviewView } from '#contract/views/submission'
import { equalBytes, fromHex, toHex } from '#crypto/bytes'
import { runChecks } from '#clinical/checks'
import { dateOf } from '#clinical/dates'
import { readRecord } from '#node/hospital/read-records'
import type { HeldReview } from '#node/hospital/review-book'
import type { HospitalRuntime } from '#node/runtime'
import { decidedReviews, passedReviews } from './answered-reviews.ts'
import { type Context, hospitalRef, requireHospital } from './context.ts'
import { documentView } from './documents.ts'
import { drawCheck } from './draw-check.ts'
import { historyOf } from './patients.ts'
import { namedRecord } from './revisions.ts'
import { lifeSteps, rankingRefs } from './timeline.ts'

type Names =
  | 'reviews.list'
  | 'reviews.get'
  | 'reviews.accept'
  | 'reviews.reject'
  | 'reviews.decline'
  | 'reviews.checkDraw'
  | 'reviews.decided'
  | 'reviews.passedOn'

/** Handlers of `reviews.*`. */
export function reviewHandlers(context: Context): Pick<Handlers, Names> {
  const hospital = () => requireHospital(context)
  const reviewer = () => context.life.settings?.person ?? ''
  return {
    'reviews.list': async () => {
      const runtime = hospital()
      return runtime.node.reviews.waiting().map((review) => rowOf(runtime, review))
    },
    'reviews.get': async ({ submission }) => {
      const runtime = hospital()
      const review = runtime.node.reviews.find(fromHex(submission))
      if (!review || review.attestation) throw gone()
      return viewOf(context, runtime, review)
    },
    'reviews.accept': async ({ submission }) => {
      const runtime = hospital()
      const id = fromHex(submission)
      const review = runtime.node.reviews.find(id)
      // What cannot be opened or differs from what was signed is rejected, never accepted (§6).
      if (review && !readRecord(runtime.node.keys, review.submission, review.payload).ok) {
        throw new ContractError('accept-unreadable')
      }
      const verdict = { verdict: 'accept', reviewer: reviewer() } as const
      if (!(await runtime.node.reviews.decide(id, verdict))) throw gone()
      return null
    },
    'reviews.reject': async ({ submission, reason, text }) => {
      const verdict = { verdict: 'reject', reviewer: reviewer(), reason, text } as const
      if (!(await hospital().node.reviews.decide(fromHex(submission), verdict))) throw gone()
      return null
    },
    'reviews.decline': async ({ submission }) => {
      const runtime = hospital()
      const review = runtime.node.reviews.find(fromHex(submission))
      // What cannot be opened is rejected, never declined (§6): the next could not open it either.
      if (review && !readRecord(runtime.node.keys, review.submission, review.payload).ok) {
        throw new ContractError('pass-on-unreadable')
      }
      if (!(await runtime.node.reviews.decline(fromHex(submission)))) throw gone()
      return null
    },
    'reviews.checkDraw': async ({ submission }) => {
      const runtime = hospital()
      const review = runtime.node.reviews.find(fromHex(submission))
      if (!review) throw gone()
      return drawCheck(runtime, review)
    },
    'reviews.decided': async ({ before, limit }) => decidedReviews(hospital(), before, limit),
    'reviews.passedOn': async () => passedReviews(hospital()),
  }
}

function gone(): ContractError {
  return new ContractError('review-gone')
}

function rowOf(runtime: HospitalRuntime, review: HeldReview): ReviewRow {
  const { body, id } = review.submission
  return {
    submission: toHex(id),
    author: hospitalRef(runtime, body.author),
    nonce: body.nonce,
    heldAt: review.heldAt,
    until: review.until,
  }
}

async function viewOf(
  context: Context,
  runtime: HospitalRuntime,
  review: HeldReview,
): Promise<ReviewView> {
  const row = rowOf(runtime, review)
  const read = readRecord(runtime.node.keys, review.submission, review.payload)
  const common = { row, draw: drawOf(runtime, review), authorCounts: countsOf(runtime, row) }
  if (!read.ok) {
    const unreadable = read.why
    return { ...common, document: null, unreadable, history: [], findings: [], supersedes: null }
  }
  const { document } = read
  const earlier = await namedRecord(runtime, document)
  const replaced = earlier && toHex(earlier.submission)
  const { entries, known } = await historyOf(runtime, document.patient.identifier, replaced)
  const findings = runChecks({
    document,
    author: row.author.name,
    contentsMatch: true,
    codeSystems: context.clinic.codeSystems,
    inChain: (coding) => context.clinic.inChain(coding),
    history: known,
    earlier,
    today: dateOf(context.life.now()),
  })
  return {
    ...common,
    document: documentView(runtime, document),
    unreadable: null,
    history: entries,
    findings,
    supersedes: earlier?.document
      ? {
          document: documentView(runtime, earlier.document),
          height: earlier.height,
          submission: toHex(earlier.submission),
        }
      : null,
  }
}

function countsOf(runtime: HospitalRuntime, { author }: ReviewRow) {
  const { submitted, withdrawn } = runtime.database.hospitalCounts(author.id)
  return { submitted, withdrawn }
}

function drawOf(runtime: HospitalRuntime, review: HeldReview): ReviewView['draw'] {
  const ranking = rankingRefs(runtime, review)
  const own = toHex(runtime.node.id)
  const before = lifeSteps(runtime, review).flatMap((step) => {
    if (step.kind === 'passed') return { hospital: step.hospital, outcome: step.reason }
    if (step.kind === 'unanswered') return { hospital: step.hospital, outcome: 'unanswered' }
    return []
  })
  return {
    ranking,
    place: ranking.findIndex(({ id }) => id === own),
    secret: toHex(review.secret),
    nonce: review.submission.body.nonce,
    before: before.filter(({ hospital }) => !equalBytes(fromHex(hospital.id), runtime.node.id)),
  }
}
