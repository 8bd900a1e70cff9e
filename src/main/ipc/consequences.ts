/** What a membership change would do to the electorate, told before it is decided. */
import type { Consequences } from '#contract/views/network'
import { equalBytes, toHex } from '#crypto/bytes'
import { isVoter, type LedgerView } from '#core/ledger/state'
import { approvalsNeeded } from '#core/membership/approval'
import type { Member } from '#core/membership/member'
import { votesNeeded } from '#core/quorum'
import type { GovernmentRuntime } from '#node/runtime'

/** A change of one member's status. */
export type MembershipChange = 'activate' | 'suspend' | 'reinstate' | 'remove'

/** Who votes now and after `change` of `subject`, and whether blocks go on. */
export function consequencesOf(
  runtime: GovernmentRuntime,
  subject: Member,
  change: MembershipChange,
): Consequences {
  const { chain, node } = runtime
  const { view } = chain
  const concerned = [...view.voters(), ...(isVoter(subject) ? [] : [subject])]
  const isSubject = ({ id }: Member) => equalBytes(id, subject.id)
  const isConnected = ({ id }: Member) => node.board.isConnected(id)
  const takesPart = change === 'activate' || change === 'reinstate'
  const hospitals = concerned.map((member) => ({
    id: toHex(member.id),
    name: member.profile.name,
    canVoteNow: member.status === 'active' && isConnected(member),
    canVoteAfter:
      isConnected(member) && (isSubject(member) ? takesPart : member.status === 'active'),
  }))
  const votersNow = view.voters().length
  const votersAfter = votersNow + electorateChange(subject, change)
  const votesNeededAfter = votesNeeded(votersAfter)
  return {
    votersNow,
    votesNeededNow: votesNeeded(votersNow),
    votersAfter,
    votesNeededAfter,
    hospitals,
    stopsBlocks: hospitals.filter(({ canVoteAfter }) => canVoteAfter).length < votesNeededAfter,
    neverAgain: change === 'suspend' && haltsForGood(runtime),
    approvalsNeeded:
      change === 'activate' || change === 'remove' ? approvalsNeeded(view, subject.id) : 0,
  }
}

/** A suspended hospital still counts; only activation and removal change how many votes are needed. */
function electorateChange(subject: Member, change: MembershipChange): number {
  if (change === 'activate') return 1
  return change === 'remove' && isVoter(subject) ? -1 : 0
}

/** True when one more suspension leaves too few for any block, even the one that takes it back. */
export function haltsForGood({ chain: { view }, node }: GovernmentRuntime): boolean {
  return activeAfterSuspension(view, node.changes) < view.votesNeeded()
}

function activeAfterSuspension(
  view: LedgerView,
  changes: GovernmentRuntime['node']['changes'],
): number {
  const active = view.active()
  const leaving = active.filter(({ id }) => changes.isDecided(id, 'suspend')).length
  return active.length - leaving - 1
}
