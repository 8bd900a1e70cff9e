/** The status that the frame shows, from whatever the node is doing now. */
import type { Phase, Preferences, Status } from '#contract/views/app'
import { toHex } from '#crypto/bytes'
import { readConsortium } from '#core/membership/genesis'
import { enrolmentKind } from '#core/membership/enrolment'
import type { GovernmentRuntime, HospitalRuntime, Runtime } from '#node/runtime'
import type { NodeLife } from '#node/life'
import type { Mode } from '#contract/views/app'

/** What the node says of itself beside its life. */
export interface StatusFacts {
  /** Mode asked for on the command line or chosen on the first screen. */
  readonly chosenMode: Mode | null
  readonly preferences: Preferences
  readonly alarm: Status['alarm']
  /** Why the government refuses this hospital now, if it does. */
  readonly refusal: string | null
}

/** The status now. */
export function statusOf(life: NodeLife, facts: StatusFacts): Status {
  const base = baseStatus(life, facts)
  const { runtime } = life
  if (!runtime) return base
  const common = { ...base, ...chainStatus(runtime) }
  return runtime.mode === 'government'
    ? { ...common, ...governmentStatus(runtime) }
    : { ...common, ...hospitalStatus(runtime, facts) }
}

function baseStatus(life: NodeLife, { chosenMode, preferences, alarm }: StatusFacts): Status {
  const { settings } = life
  const consortium = settings && readConsortium(settings.genesis)
  return {
    mode: settings?.mode ?? chosenMode,
    phase: phaseOf(life, chosenMode),
    preferences,
    phaseReason: refusedFor(life),
    consortium: consortium
      ? {
          id: toHex(consortium.id),
          name: consortium.genesis.name,
          country: consortium.genesis.country,
          governmentName: consortium.genesis.government.name,
          demonstration: consortium.genesis.demonstration,
        }
      : null,
    hospitalId: null,
    name: nameOf(life),
    person: settings?.person ?? null,
    connected: false,
    addresses: [],
    height: 0,
    head: null,
    networkHeight: 0,
    voting: null,
    votersConnected: 0,
    voters: 0,
    votesNeeded: 0,
    presence: life.presence().presence,
    reviewsWaiting: 0,
    approvalsWaiting: 0,
    requestsWaiting: 0,
    alarm,
  }
}

function phaseOf(life: NodeLife, chosenMode: Mode | null): Phase {
  if (life.phase === 'new') return chosenMode === null ? 'choose-mode' : 'set-up'
  return life.phase
}

function nameOf({ settings }: NodeLife): string | null {
  if (!settings) return null
  if (settings.mode === 'government') {
    return readConsortium(settings.genesis).genesis.government.name
  }
  const [bytes, signature] = settings.request
  return enrolmentKind.assemble(bytes, signature).body.profile.name
}

function chainStatus({ chain }: Runtime): Partial<Status> {
  const { view } = chain
  return {
    height: chain.height,
    head: toHex(chain.state.head),
    voters: view.voters().length,
    votesNeeded: view.votesNeeded(),
  }
}

function governmentStatus({ node, chain }: GovernmentRuntime): Partial<Status> {
  const { proposer, board, admissions, addresses } = node
  const { state } = proposer
  const needed = chain.view.votesNeeded()
  return {
    connected: true,
    addresses: [...addresses],
    networkHeight: chain.height,
    votersConnected: chain.view.voters().filter(({ id }) => board.isConnected(id)).length,
    voting:
      state.stage === 'voting'
        ? { height: state.proposal.height, votes: state.votes.size, needed }
        : null,
    requestsWaiting: admissions.waiting().length,
  }
}

function hospitalStatus(runtime: HospitalRuntime, { refusal }: StatusFacts): Partial<Status> {
  const { node, chain } = runtime
  const { follower, reviews, approvals } = node
  const voting = follower.votingOn
  const wanted = approvals.open().filter((change) => approvals.mine(change) === 'wanted')
  return {
    ...memberPhase(runtime, refusal),
    hospitalId: toHex(node.id),
    connected: node.isConnected(),
    networkHeight: follower.networkHeight,
    votersConnected: node.board().filter(({ connection }) => connection !== 'offline').length,
    voting:
      voting === undefined ? null : { height: voting, votes: 0, needed: chain.view.votesNeeded() },
    reviewsWaiting: reviews.waiting().length,
    approvalsWaiting: wanted.length,
  }
}

/** The ministry's reason for refusing the request, if it did. */
function refusedFor({ settings }: NodeLife): Status['phaseReason'] {
  if (settings?.mode !== 'hospital' || settings.refused === null) return null
  return { code: 'refused', text: settings.refused }
}

/** How the ministry refuses sessions of members that it excluded, and their status in the chain. */
function isExclusion(standing: string | null | undefined): standing is 'suspended' | 'removed' {
  return standing === 'suspended' || standing === 'removed'
}

function memberPhase(
  { node, chain }: HospitalRuntime,
  refusal: string | null,
): Pick<Status, 'phase' | 'phaseReason'> {
  const status = chain.view.member(node.id)?.status
  const code = [refusal, status].find(isExclusion)
  if (code) return { phase: 'excluded', phaseReason: { code, text: null } }
  return { phase: status === 'active' ? 'running' : 'admitted', phaseReason: null }
}
