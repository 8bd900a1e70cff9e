/** The consortium's hospitals with their connections and counts. */
import type { Handlers } from '#contract/methods'
import type { MemberView } from '#contract/views/network'
import { equalBytes, toHex } from '#crypto/bytes'
import type { Member } from '#core/membership/member'
import type { BoardEntry } from '#node/government/presence-board'
import type { Runtime } from '#node/runtime'
import type { HospitalCounts } from '#storage/chain-database/rows'
import { type Context, requireRuntime } from './context.ts'

/** Handlers of `network.*`. */
export function networkHandlers(context: Context): Pick<Handlers, 'network.members'> {
  return {
    'network.members': async () => {
      const runtime = requireRuntime(context)
      const board =
        runtime.mode === 'government' ? runtime.node.board.entries() : runtime.node.board()
      return runtime.chain.view
        .members()
        .map((member) => memberView(runtime, member, board))
        .sort((one, other) => one.profile.name.localeCompare(other.profile.name))
    },
  }
}

function memberView(runtime: Runtime, member: Member, board: readonly BoardEntry[]): MemberView {
  const entry = board.find(({ hospital }) => equalBytes(hospital, member.id))
  const isSelf = runtime.mode === 'hospital' && equalBytes(runtime.node.id, member.id)
  return {
    id: toHex(member.id),
    profile: { ...member.profile, specialties: [...member.profile.specialties] },
    membership: member.status,
    since: member.since,
    connection: entry?.connection ?? 'offline',
    height: isSelf ? runtime.chain.height : (entry?.height ?? null),
    lastSeen: entry?.lastSeen ?? null,
    joined: hasJoined(runtime, member, isSelf),
    votedOnOpenBlock: hasVoted(runtime, member),
    counts: countsOf(runtime.database.hospitalCounts(toHex(member.id))),
    isSelf,
  }
}

function countsOf(counts: HospitalCounts): MemberView['counts'] {
  const { submitted, withdrawn, accepted, rejected, unanswered, endedMeanwhile } = counts
  const passed = counts.away + counts.busy + counts.declined + counts.expired
  const asked = accepted + rejected + passed + unanswered + endedMeanwhile
  return { submitted, withdrawn, asked, accepted, rejected, passed, unanswered }
}

function hasJoined(runtime: Runtime, member: Member, isSelf: boolean): boolean {
  if (member.status !== 'admitted') return member.status !== 'removed'
  if (runtime.mode === 'government') return runtime.node.changes.joinOf(member.id) !== undefined
  return isSelf && runtime.node.hasJoined()
}

function hasVoted(runtime: Runtime, member: Member): boolean {
  if (runtime.mode !== 'government') return false
  const { state } = runtime.node.proposer
  return state.stage === 'voting' && state.votes.has(toHex(member.id))
}
