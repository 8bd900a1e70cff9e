/** What the rail offers in each mode. */
import {
  IconBuildingCommunity,
  IconChecklist,
  IconGavel,
  IconHierarchy3,
  IconHome,
  IconMailPlus,
  IconScale,
  IconSend,
  IconStack2,
  IconStethoscope,
  IconTopologyStar3,
  IconTransfer,
  IconUserCheck,
  IconUsers,
  type Icon,
} from '@tabler/icons-react'
import type { Status } from '#contract/views/app'

/** A screen with a name of its own (`place` in the texts). */
export type PlaceName =
  | 'home'
  | 'diagnose'
  | 'reviews'
  | 'submissions'
  | 'patients'
  | 'chain'
  | 'network'
  | 'approvals'
  | 'hospitals'
  | 'ledger'
  | 'invitations'
  | 'fairness'
  | 'governance'
  | 'join'

/** One entry of the rail. */
export interface Destination {
  /** First part of the path; empty for home. */
  readonly path: string
  readonly name: PlaceName
  readonly icon: Icon
  /** How many things wait there. */
  readonly waiting?: (status: Status) => number
}

const HOME: Destination = { path: '', name: 'home', icon: IconHome }
const CHAIN: Destination = { path: 'chain', name: 'chain', icon: IconStack2 }
const NETWORK: Destination = { path: 'network', name: 'network', icon: IconTopologyStar3 }

const HOSPITAL: readonly Destination[] = [
  HOME,
  { path: 'diagnose', name: 'diagnose', icon: IconStethoscope },
  {
    path: 'reviews',
    name: 'reviews',
    icon: IconChecklist,
    waiting: (status) => status.reviewsWaiting,
  },
  { path: 'submissions', name: 'submissions', icon: IconSend },
  { path: 'patients', name: 'patients', icon: IconUsers },
  CHAIN,
  NETWORK,
  {
    path: 'approvals',
    name: 'approvals',
    icon: IconUserCheck,
    waiting: (status) => status.approvalsWaiting,
  },
]

const GOVERNMENT: readonly Destination[] = [
  HOME,
  {
    path: 'hospitals',
    name: 'hospitals',
    icon: IconBuildingCommunity,
    waiting: (status) => status.requestsWaiting,
  },
  NETWORK,
  { path: 'ledger', name: 'ledger', icon: IconTransfer },
  CHAIN,
  { path: 'fairness', name: 'fairness', icon: IconScale },
  { path: 'invitations', name: 'invitations', icon: IconMailPlus },
  { path: 'governance', name: 'governance', icon: IconGavel },
]

/** An admitted hospital follows the chain and joins; it records nothing yet. */
const ADMITTED: readonly Destination[] = [
  { ...HOME, name: 'join', icon: IconHierarchy3 },
  CHAIN,
  NETWORK,
]

/** The entries for the node as it stands. */
export function destinationsFor({
  mode,
  phase,
}: Pick<Status, 'mode' | 'phase'>): readonly Destination[] {
  if (mode === 'government') return GOVERNMENT
  return phase === 'admitted' ? ADMITTED : HOSPITAL
}

/** How many things wait for a person anywhere. */
export function waitingInAll(status: Status): number {
  return destinationsFor(status).reduce((sum, { waiting }) => sum + (waiting?.(status) ?? 0), 0)
}
