/** What the administrator does: found, admit, activate, suspend, reinstate, remove. */
import { ContractError } from '#contract/errors'
import type { Handlers } from '#contract/methods'
import type { Decision } from '#contract/views/membership'
import type { RequestView } from '#contract/views/network'
import { fromHex, toHex } from '#crypto/bytes'
import type { LedgerView } from '#core/ledger/state'
import type { Member, MemberStatus } from '#core/membership/member'
import type { WaitingRequest } from '#node/government/admissions'
import type { PendingDecision } from '#node/government/membership-changes'
import { consequencesOf, haltsForGood, type MembershipChange } from './consequences.ts'
import { type Context, requireGovernment } from './context.ts'

type Names =
  | 'government.create'
  | 'government.requests'
  | 'government.admit'
  | 'government.refuse'
  | 'government.activate'
  | 'government.suspend'
  | 'government.reinstate'
  | 'government.remove'
  | 'government.abandonChange'
  | 'government.consequences'
  | 'government.decisions'

/** The statuses from which a member can be changed so. */
const MAY_BECOME: Readonly<Record<MembershipChange, readonly MemberStatus[]>> = {
  activate: ['admitted'],
  suspend: ['active'],
  reinstate: ['suspended'],
  remove: ['admitted', 'active', 'suspended'],
}

/** Handlers of `government.*` about members. */
export function governmentHandlers(context: Context): Pick<Handlers, Names> {
  const government = () => requireGovernment(context)
  return {
    'government.create': async ({ passphrase, ...founding }) => {
      if (context.life.phase !== 'new') {
        throw new ContractError('already-set-up')
      }
      await context.life.found(founding, passphrase)
      return null
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
      if (!waiting) throw new ContractError('request-not-found')
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
      if (!waiting) throw new ContractError('request-not-found')
      await node.admissions.refuse(waiting.request.id, reason)
      return null
    },
    'government.activate': async ({ hospital }) => {
      const { node, chain } = government()
      const { id } = requireMember(chain.view, hospital, MAY_BECOME.activate)
      if (!node.changes.joinOf(id)) {
        throw new ContractError('join-not-compared')
      }
      requireUndecided(node.changes.isDecided(id, 'activate'))
      await node.changes.decide({ kind: 'activate', subject: id })
      return null
    },
    'government.suspend': async ({ hospital, reason }) => {
      const { node, chain } = government()
      const { id, profile } = requireMember(chain.view, hospital, MAY_BECOME.suspend)
      if (haltsForGood(government())) {
        const voters = chain.view.voters().length
        const needed = chain.view.votesNeeded()
        throw new ContractError('would-halt', { name: profile.name, needed, voters })
      }
      requireUndecided(node.changes.isDecided(id, 'suspend'))
      await node.changes.decide({ kind: 'suspend', subject: id, reason })
      return null
    },
    'government.reinstate': async ({ hospital, reason }) => {
      const { node, chain } = government()
      const { id } = requireMember(chain.view, hospital, MAY_BECOME.reinstate)
      requireUndecided(node.changes.isDecided(id, 'reinstate'))
      await node.changes.decide({ kind: 'reinstate', subject: id, reason })
      return null
    },
    'government.remove': async ({ hospital, reason }) => {
      const { node, chain } = government()
      const { id } = requireMember(chain.view, hospital, MAY_BECOME.remove)
      requireUndecided(node.changes.isDecided(id, 'remove'))
      await node.changes.decide({ kind: 'remove', subject: id, reason })
      return null
    },
    'government.abandonChange': async ({ change }) => {
      if (!(await government().node.changes.abandon(fromHex(change)))) {
        throw new ContractError('change-not-found')
      }
      return null
    },
    'government.consequences': async ({ hospital, change }) => {
      const runtime = government()
      const subject = requireMember(runtime.chain.view, hospital, MAY_BECOME[change])
      return consequencesOf(runtime, subject, change)
    },
    'government.decisions': async () => {
      const { node, chain } = government()
      return node.changes.pending().map((pending) => decisionView(chain.view, pending))
    },
  }
}

/** The error when a person did not confirm that the words were the same. */
export function wordsNotCompared(): ContractError {
  return new ContractError('words-not-compared')
}

function requestView({ request, receivedAt, invitedAs }: WaitingRequest): RequestView {
  return { id: toHex(request.id), profile: request.body.profile, receivedAt, invitedAs }
}

function decisionView(view: LedgerView, { intent, waitsFor }: PendingDecision): Decision {
  const hospital =
    intent.kind === 'admit'
      ? { id: intent.request.id, name: intent.request.body.profile.name }
      : { id: intent.subject, name: view.member(intent.subject)?.profile.name ?? '' }
  return { kind: intent.kind, hospital: { ...hospital, id: toHex(hospital.id) }, waitsFor }
}

function requireMember(
  view: LedgerView,
  hospital: string,
  statuses: readonly MemberStatus[],
): Member {
  const member = view.member(fromHex(hospital))
  if (!member) throw new ContractError('hospital-not-found')
  if (!statuses.includes(member.status)) {
    throw new ContractError(`member-is-${member.status}`, { name: member.profile.name })
  }
  return member
}

function requireUndecided(decided: boolean): void {
  if (!decided) return
  throw new ContractError('change-open')
}
