/** What the rail offers in each mode. */
import {
  IconBuildingCommunity,
  IconChecklist,
  IconHierarchy3,
  IconHome,
  IconUserCheck,
  IconMailPlus,
  IconSend,
  IconStack2,
  IconStethoscope,
  IconTopologyStar3,
  IconTransfer,
  IconUsers,
  type Icon,
} from '@tabler/icons-react'
import type { Status } from '#contract/views/app'

/** One entry of the rail. */
export interface Destination {
  /** First part of the path; empty for home. */
  readonly path: string
  readonly label: string
  readonly icon: Icon
  /** How many things wait there. */
  readonly waiting?: (status: Status) => number
}

const HOME: Destination = { path: '', label: 'Home', icon: IconHome }
const CHAIN: Destination = { path: 'chain', label: 'Chain', icon: IconStack2 }
const NETWORK: Destination = { path: 'network', label: 'Network', icon: IconTopologyStar3 }

const HOSPITAL: readonly Destination[] = [
  HOME,
  { path: 'diagnose', label: 'Diagnose', icon: IconStethoscope },
  {
    path: 'reviews',
    label: 'Reviews',
    icon: IconChecklist,
    waiting: (status) => status.reviewsWaiting,
  },
  { path: 'submissions', label: 'Submissions', icon: IconSend },
  { path: 'patients', label: 'Patients', icon: IconUsers },
  CHAIN,
  NETWORK,
  {
    path: 'approvals',
    label: 'Approvals',
    icon: IconUserCheck,
    waiting: (status) => status.approvalsWaiting,
  },
]

const GOVERNMENT: readonly Destination[] = [
  HOME,
  {
    path: 'hospitals',
    label: 'Hospitals',
    icon: IconBuildingCommunity,
    waiting: (status) => status.requestsWaiting,
  },
  NETWORK,
  { path: 'ledger', label: 'Ledger', icon: IconTransfer },
  CHAIN,
  { path: 'invitations', label: 'Invitations', icon: IconMailPlus },
]

/** An admitted hospital follows the chain and joins; it records nothing yet. */
const ADMITTED: readonly Destination[] = [
  { ...HOME, label: 'Join', icon: IconHierarchy3 },
  CHAIN,
  NETWORK,
]

/** The entries for the node as it stands. */
export function destinationsFor(status: Status): readonly Destination[] {
  if (status.mode === 'government') return GOVERNMENT
  return status.phase === 'admitted' ? ADMITTED : HOSPITAL
}
