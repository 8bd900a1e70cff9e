/** The fairness of the draw and the service of the network, as the chain database has counted. */
import type { Handlers } from '#contract/methods'
import type { DrawnHospital, Durations, Fairness } from '#contract/views/fairness'
import { toHex } from '#crypto/bytes'
import type { Member } from '#core/membership/member'
import { judgeChain } from '#node/judge-draws'
import type { Runtime } from '#node/runtime'
import { middleOf } from '#storage/chain-database/durations'
import type { DurationKind, DurationRow } from '#storage/chain-database/rows'
import { type Context, hospitalRef, requireRuntime } from './context.ts'

const HOUR = 3_600_000
/** How far back throughput is told. */
const DAYS_TOLD = 14
/** How many of those that wait longest are told. */
const WAITING_TOLD = 10

/** Handler of `network.fairness`. */
export function fairnessHandlers(context: Context): Pick<Handlers, 'network.fairness'> {
  return {
    'network.fairness': async () => fairnessView(requireRuntime(context), context.life.now()),
  }
}

function fairnessView(runtime: Runtime, now: number): Fairness {
  const { database, chain } = runtime
  const { draws, expected, verdict } = judgeChain(database, chain.state)
  const durations = database.durations()
  const since = database.firstActivity()
  return {
    since: since === undefined ? null : since * HOUR,
    draws,
    verdict,
    hospitals: chain.view
      .members()
      .map((member) => hospitalView(runtime, member, expected, durations))
      .sort((one, other) => one.name.localeCompare(other.name)),
    review: summary(durations, 'review'),
    wait: summary(durations, 'wait'),
    hours: database
      .activitySince(now - DAYS_TOLD * 24 * HOUR)
      .map(({ hour, records, cancelled }) => ({ start: hour * HOUR, records, cancelled })),
    open: runtime.mode === 'government' ? runtime.node.pool.all().length : 0,
    waiting: waitingNow(runtime),
  }
}

function hospitalView(
  runtime: Runtime,
  member: Member,
  expected: ReadonlyMap<string, number>,
  durations: readonly DurationRow[],
): DrawnHospital {
  const id = toHex(member.id)
  const {
    submitted: _submitted,
    withdrawn: _withdrawn,
    drawnFirst,
    ...answers
  } = runtime.database.hospitalCounts(id)
  const own = durations.filter(({ hospital }) => hospital === id)
  return {
    id,
    name: member.profile.name,
    membership: member.status,
    isSelf: runtime.mode === 'hospital' && toHex(runtime.node.id) === id,
    first: drawnFirst,
    expected: expected.get(id) ?? 0,
    asked: Object.values(answers).reduce((sum, count) => sum + count, 0),
    ...answers,
    review: summary(own, 'review'),
    wait: summary(own, 'wait'),
  }
}

/** Median, nine in ten and longest of the durations of a kind, null where there is none. */
function summary(rows: readonly DurationRow[], kind: DurationKind): Durations | null {
  const ofKind = rows.filter((row) => row.kind === kind).sort((a, b) => a.bucket - b.bucket)
  const count = ofKind.reduce((sum, row) => sum + row.count, 0)
  if (count === 0) return null
  const longest = ofKind.reduce((most, row) => Math.max(most, row.longest), 0)
  const quantile = (share: number) =>
    Math.round(Math.min(longest, middleOf(bucketAt(ofKind, share * count))))
  return { count, median: quantile(0.5), ninetieth: quantile(0.9), longest }
}

function bucketAt(rising: readonly DurationRow[], rank: number): number {
  let below = 0
  for (const { bucket, count } of rising) {
    below += count
    if (below >= rank) return bucket
  }
  return 0
}

function waitingNow(runtime: Runtime): Fairness['waiting'] {
  if (runtime.mode === 'hospital') return []
  return runtime.node.pool
    .all()
    .map(({ submission, receipt }) => ({
      submission: toHex(submission.id),
      author: hospitalRef(runtime, submission.body.author).name,
      nonce: submission.body.nonce,
      receivedAt: receipt.body.time,
    }))
    .sort((one, other) => one.receivedAt - other.receivedAt)
    .slice(0, WAITING_TOLD)
}
