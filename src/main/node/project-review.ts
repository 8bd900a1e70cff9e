/** What an ended submission counts for whom: the draw, the answers, and how long things took. */
import { toHex } from '#crypto/bytes'
import { specialtyCounts } from '#core/draw/ranking'
import { rosterAt } from '#core/ledger/roster'
import type { LedgerState } from '#core/ledger/state'
import type { SignedAttestation } from '#core/submission/attestation'
import { rankingFor } from '#core/submission/setting'
import type { Cancel } from '#core/transaction/cancel'
import type { Record } from '#core/transaction/record'
import type { ChainDatabase } from '#storage/chain-database/chain-database'
import type { HospitalCounts } from '#storage/chain-database/rows'

/** Counts a submission that the block of `time` ended; `state` is the ledger after it. */
export function projectReview(
  database: ChainDatabase,
  ended: Record | Cancel,
  state: LedgerState,
  time: number,
): void {
  const { submission, receipt } = ended
  const author = toHex(submission.body.author)
  const withdrawn = ended.kind === 'cancel' && ended.why.cause === 'withdrawn'
  database.addHospitalCounts(author, { submitted: 1, withdrawn: withdrawn ? 1 : 0 })
  countDraw(database, ended, state)
  for (const { hospital, answer } of answersOf(ended)) {
    database.addHospitalCounts(hospital, { [answer]: 1 })
  }
  const review = reviewOf(ended)
  if (review) database.addDuration('review', review.hospital, review.milliseconds)
  if (ended.kind === 'record') database.addDuration('wait', author, time - receipt.body.time)
  database.addActivity(time, ended.kind === 'record' ? { records: 1 } : { cancelled: 1 })
}

function countDraw(database: ChainDatabase, ended: Record | Cancel, state: LedgerState): void {
  const { author, base, specialty } = ended.submission.body
  const roster = rosterAt(state.rosters, base.height)
  const first = roster && rankingFor(ended, roster)[0]
  // Nobody else was active at its base: nothing was drawn.
  if (!first) return
  database.addHospitalCounts(toHex(first), { drawnFirst: 1 })
  database.addDraw({
    roster: roster.from,
    specialty: specialty !== null && specialtyCounts(roster, author, specialty) ? specialty : null,
    author: toHex(author),
  })
}

interface Answer {
  readonly hospital: string
  readonly answer: keyof HospitalCounts
}

/** How each ask ended, in their order: every ask has exactly one answer. */
function answersOf(ended: Record | Cancel): Answer[] {
  const answers: Answer[] = []
  let asked: string | undefined
  const answered = (answer: Answer['answer']) => {
    if (asked !== undefined) answers.push({ hospital: asked, answer })
    asked = undefined
  }
  for (const { kind, message } of ended.steps) {
    if (kind === 'ask') {
      // The one before was skipped: it was excluded while it was asked.
      answered('endedMeanwhile')
      asked = toHex(message.body.hospital)
    }
    if (kind === 'pass') answered(message.body.reason)
    if (kind === 'unanswered') answered('unanswered')
  }
  answered(endingOf(ended))
  return answers
}

function endingOf(ended: Record | Cancel): Answer['answer'] {
  if (ended.kind === 'record') return 'accepted'
  return ended.why.cause === 'rejected' ? 'rejected' : 'endedMeanwhile'
}

/** The verdict that ended a submission, or undefined where none did. */
export function verdictOf(ended: Record | Cancel): SignedAttestation | undefined {
  if (ended.kind === 'record') return ended.attestation
  return ended.why.cause === 'rejected' ? ended.why.attestation : undefined
}

/** From held to verdict, both by the clock of the hospital that reviewed. */
function reviewOf(ended: Record | Cancel) {
  const verdict = verdictOf(ended)
  const held = ended.steps.findLast(({ kind }) => kind === 'held')
  if (!verdict || !held) return undefined
  const milliseconds = verdict.body.time - held.message.body.time
  return { hospital: toHex(verdict.body.hospital), milliseconds }
}
