/** One look for each state: a chip with icon and word, or for connections the same without a tint. */
import {
  IconArchive,
  IconArrowBackUp,
  IconArrowRight,
  IconBan,
  IconCircleCheck,
  IconCircleX,
  IconClockPause,
  IconEye,
  IconHourglass,
  IconPencil,
  IconPlayerPause,
  IconPlugConnectedX,
  IconProgress,
  IconRefresh,
  IconUserPlus,
  IconZzz,
  type Icon,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { MemberView } from '#contract/views/network'
import type { SubmissionState } from '#contract/views/submission'
import classes from './state-chip.module.css'

/** What a colour means; never the only signal. */
export type Tone = 'neutral' | 'waiting' | 'good' | 'attention' | 'danger'

interface Look {
  readonly icon: Icon
  readonly word: string
  readonly tone: Tone
}

const SUBMISSION_LOOKS: Record<SubmissionState | 'draft', Look> = {
  draft: { icon: IconPencil, word: 'Draft', tone: 'neutral' },
  queued: { icon: IconClockPause, word: 'Queued', tone: 'neutral' },
  waiting: { icon: IconHourglass, word: 'Waiting for validator', tone: 'waiting' },
  'in-review': { icon: IconEye, word: 'In review', tone: 'waiting' },
  voting: { icon: IconProgress, word: 'Voting', tone: 'waiting' },
  final: { icon: IconCircleCheck, word: 'Final', tone: 'good' },
  rejected: { icon: IconCircleX, word: 'Rejected', tone: 'danger' },
  withdrawn: { icon: IconArrowBackUp, word: 'Withdrawn', tone: 'neutral' },
  cancelled: { icon: IconBan, word: 'Cancelled', tone: 'neutral' },
}

const MEMBERSHIP_LOOKS: Record<MemberView['membership'], Look> = {
  admitted: { icon: IconUserPlus, word: 'Admitted', tone: 'waiting' },
  active: { icon: IconCircleCheck, word: 'Active', tone: 'good' },
  suspended: { icon: IconPlayerPause, word: 'Suspended', tone: 'attention' },
  removed: { icon: IconArchive, word: 'Removed', tone: 'neutral' },
}

const CONNECTION_LOOKS: Record<MemberView['connection'], Look> = {
  idle: { icon: IconCircleCheck, word: 'Idle', tone: 'good' },
  busy: { icon: IconZzz, word: 'Busy', tone: 'neutral' },
  reviewing: { icon: IconEye, word: 'Reviewing', tone: 'waiting' },
  lagging: { icon: IconRefresh, word: 'Lagging', tone: 'attention' },
  following: { icon: IconArrowRight, word: 'Following', tone: 'neutral' },
  offline: { icon: IconPlugConnectedX, word: 'Offline', tone: 'danger' },
}

interface TonedProps {
  icon: Icon
  tone: Tone
  children: ReactNode
}

/** A chip: icon and word on the tint of its tone. */
export function Chip(props: TonedProps) {
  return <Toned {...props} className={classes.chip} />
}

/** Icon and word in the colour of the tone, without a tint. */
export function StateWord(props: TonedProps) {
  return <Toned {...props} className={classes.word} />
}

function Toned({
  icon: Icon,
  tone,
  children,
  className,
}: TonedProps & { className: string | undefined }) {
  return (
    <span className={className} data-tone={tone}>
      <Icon size={14} stroke={1.6} aria-hidden />
      {children}
    </span>
  )
}

/** The state of a submission; with `voting`, how many votes it has of those it needs. */
export function StateChip({
  state,
  voting,
}: {
  state: SubmissionState | 'draft'
  voting?: { votes: number; needed: number } | null
}) {
  const look = SUBMISSION_LOOKS[state]
  return (
    <Chip icon={look.icon} tone={look.tone}>
      {state === 'voting' && voting ? `${look.word} ${voting.votes}/${voting.needed}` : look.word}
    </Chip>
  )
}

/** The state of a membership. */
export function MembershipChip({ membership }: { membership: MemberView['membership'] }) {
  const look = MEMBERSHIP_LOOKS[membership]
  return (
    <Chip icon={look.icon} tone={look.tone}>
      {look.word}
    </Chip>
  )
}

/** How a hospital is connected now. */
export function ConnectionWord({ connection }: { connection: MemberView['connection'] }) {
  const look = CONNECTION_LOOKS[connection]
  return (
    <StateWord icon={look.icon} tone={look.tone}>
      {look.word}
    </StateWord>
  )
}
