/** What the administrator does: found, invite, admit, activate, suspend, reinstate, remove. */
import { ContractError } from '#contract/errors'
import type { Handlers } from '#contract/methods'
import type { RequestView } from '#contract/views/network'
import { equalBytes, fromHex, toHex } from '#crypto/bytes'
import { isVoter, type LedgerView } from '#core/ledger/state'
import { approvalsNeeded } from '#core/membership/approval'
import type { Member, MemberStatus } from '#core/membership/member'
import { votesNeeded } from '#core/quorum'
import type { WaitingRequest } from '#node/government/admissions'
import type { GovernmentRuntime } from '#node/runtime'
import { type Context, requireGovernment } from './context.ts'
import { notFound } from './errors.ts'

type Names =
  | 'government.create'
  | 'government.invite'
  | 'government.requests'
  | 'government.admit'
  | 'government.refuse'
  | 'government.activate'
  | 'government.suspend'
  | 'government.reinstate'
  | 'government.remove'
  | 'government.abandonChange'
  | 'government.consequences'

/** Handlers of `government.*` about members. */
export function governmentHandlers(context: Context): Pick<Handlers, Names> {
  const government = () => requireGovernment(context)
  return {
    'government.create': async ({ passphrase, ...founding }) => {
      if (context.life.phase !== 'new') {
        throw new ContractError('wrong-phase', 'This data folder already belongs to a node.')
      }
      await context.life.found(founding, passphrase)
      return null
    },
    'government.invite': async ({ label }) => {
      const { node } = government()
      const made = await node.admissions.invite(label, reachable(node.addresses))
      const name = label.replaceAll(/[^\p{L}\p{N}]+/gu, '-')
      return {
        text: made.text,
        label,
        fileName: `invitation-${name}.medichain`,
        expiresAt: made.expires,
      }
    },
    'government.requests': async () => {
      const { node } = government()
      return node.admissions
        .waiting()
        .filter(({ request }) => !node.changes.isDecided(request.id, 'admit'))
        .map(requestView)
    },
    'government.admit': async ({ request, compared }) => {
      const { node, consortium } = government()
      if (!compared && !consortium.genesis.demonstration) throw wordsNotCompared()
      const waiting = node.admissions.find(fromHex(request))
      if (!waiting) throw notFound('This request')
      const { anchor, length } = await node.draws.chainOf(waiting.request.id)
      await node.changes.decide({
        kind: 'admit',
        request: waiting.request,
        anchor: { hash: anchor, length },
      })
      return null
    },
    'government.refuse': async ({ request, reason }) => {
      const { node } = government()
      const waiting = node.admissions.find(fromHex(request))
      if (!waiting) throw notFound('This request')
      await node.admissions.refuse(waiting.request.id, reason)
      return null
    },
    'government.activate': async ({ hospital }) => {
      const { node, chain } = government()
      const { id } = requireMember(chain.view, hospital, ['admitted'])
      if (!node.changes.joinOf(id)) {
        throw new ContractError(
          'not-allowed',
          'This hospital has not compared the chain with another hospital yet. It can be activated after that.',
        )
      }
      requireUndecided(node.changes.isDecided(id, 'activate'))
      await node.changes.decide({ kind: 'activate', subject: id })
      return null
    },
    'government.suspend': async ({ hospital, reason }) => {
      const { node, chain } = government()
      const { id, profile } = requireMember(chain.view, hospital, ['active'])
      const voters = chain.view.voters().length
      const leaving = chain.view
        .active()
        .filter((other) => node.changes.isDecided(other.id, 'suspend')).length
      if (chain.view.active().length - leaving - 1 < votesNeeded(voters)) {
        throw new ContractError(
          'would-halt',
          `Without ${profile.name} fewer hospitals could vote than a block needs (${votesNeeded(voters)} of ${voters}), so nothing could ever become final, not even its return. It was not suspended.`,
        )
      }
      requireUndecided(node.changes.isDecided(id, 'suspend'))
      await node.changes.decide({ kind: 'suspend', subject: id, reason })
      return null
    },
    'government.reinstate': async ({ hospital, reason }) => {
      const { node, chain } = government()
      const { id } = requireMember(chain.view, hospital, ['suspended'])
      requireUndecided(node.changes.isDecided(id, 'reinstate'))
      await node.changes.decide({ kind: 'reinstate', subject: id, reason })
      return null
    },
    'government.remove': async ({ hospital, reason }) => {
      const { node, chain } = government()
      const { id } = requireMember(chain.view, hospital, ['admitted', 'active', 'suspended'])
      requireUndecided(node.changes.isDecided(id, 'remove'))
      await node.changes.decide({ kind: 'remove', subject: id, reason })
      return null
    },
    'government.abandonChange': async ({ change }) => {
      if (!(await government().node.changes.abandon(fromHex(change)))) {
        throw notFound('This change')
      }
      return null
    },
    'government.consequences': async ({ hospital, change }) =>
      consequencesOf(government(), fromHex(hospital), change),
  }
}

/** The error when a person did not confirm that the words were the same. */
export function wordsNotCompared(): ContractError {
  return new ContractError(
    'words-not-compared',
    'Compare the eight words by telephone first and confirm that all are the same. Nothing was changed.',
  )
}

function requestView({ request, receivedAt, invitedAs }: WaitingRequest): RequestView {
  return { id: toHex(request.id), profile: request.body.profile, receivedAt, invitedAs }
}

function requireMember(
  view: LedgerView,
  hospital: string,
  statuses: readonly MemberStatus[],
): Member {
  const member = view.member(fromHex(hospital))
  if (!member) throw notFound('This hospital')
  if (!statuses.includes(member.status)) {
    throw new ContractError(
      'not-allowed',
      `${member.profile.name} is ${member.status}, so this cannot be done. Nothing was changed.`,
    )
  }
  return member
}

function requireUndecided(decided: boolean): void {
  if (!decided) return
  throw new ContractError('change-open', 'This was decided before and is under way.')
}

/** Loopback addresses help nobody elsewhere, unless there is no other. */
function reachable(addresses: readonly string[]): string[] {
  const outside = addresses.filter((address) => !/\/ip4\/127\.|\/ip6\/::1\//.test(address))
  return outside.length > 0 ? outside : [...addresses]
}

function consequencesOf(
  { chain, node }: GovernmentRuntime,
  subject: Uint8Array,
  change: 'suspend' | 'remove',
) {
  const { view } = chain
  const voters = view.voters()
  const staying = change === 'remove' ? voters.filter(({ id }) => !equalBytes(id, subject)) : voters
  const canVote = (member: Member) =>
    member.status === 'active' && node.board.isConnected(member.id)
  const hospitals = voters.map((member) => ({
    id: toHex(member.id),
    name: member.profile.name,
    canVoteNow: canVote(member),
    canVoteAfter: canVote(member) && !equalBytes(member.id, subject),
  }))
  const votersAfter = staying.filter(isVoter).length
  const neededAfter = votesNeeded(votersAfter)
  return {
    votersNow: voters.length,
    votesNeededNow: votesNeeded(voters.length),
    votersAfter,
    votesNeededAfter: neededAfter,
    hospitals,
    stopsBlocks: hospitals.filter(({ canVoteAfter }) => canVoteAfter).length < neededAfter,
    approvalsNeeded: change === 'remove' ? approvalsNeeded(view, subject) : 0,
  }
}
