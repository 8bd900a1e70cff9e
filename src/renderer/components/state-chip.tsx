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
import { useTranslation } from 'react-i18next'
import type { MemberView } from '#contract/views/network'
import type { SubmissionState } from '#contract/views/submission'
import classes from './state-chip.module.css'

/** What a colour means; never the only signal. */
export type Tone = 'neutral' | 'waiting' | 'good' | 'attention' | 'danger'

interface Look {
  readonly icon: Icon
  readonly tone: Tone
}

const SUBMISSION_LOOKS: Record<SubmissionState | 'draft', Look> = {
  draft: { icon: IconPencil, tone: 'neutral' },
  queued: { icon: IconClockPause, tone: 'neutral' },
  waiting: { icon: IconHourglass, tone: 'waiting' },
  'in-review': { icon: IconEye, tone: 'waiting' },
  voting: { icon: IconProgress, tone: 'waiting' },
  final: { icon: IconCircleCheck, tone: 'good' },
  rejected: { icon: IconCircleX, tone: 'danger' },
  withdrawn: { icon: IconArrowBackUp, tone: 'neutral' },
  cancelled: { icon: IconBan, tone: 'neutral' },
}

const MEMBERSHIP_LOOKS: Record<MemberView['membership'], Look> = {
  admitted: { icon: IconUserPlus, tone: 'waiting' },
  active: { icon: IconCircleCheck, tone: 'good' },
  suspended: { icon: IconPlayerPause, tone: 'attention' },
  removed: { icon: IconArchive, tone: 'neutral' },
}

const CONNECTION_LOOKS: Record<MemberView['connection'], Look> = {
  idle: { icon: IconCircleCheck, tone: 'good' },
  busy: { icon: IconZzz, tone: 'neutral' },
  reviewing: { icon: IconEye, tone: 'waiting' },
  lagging: { icon: IconRefresh, tone: 'attention' },
  following: { icon: IconArrowRight, tone: 'neutral' },
  offline: { icon: IconPlugConnectedX, tone: 'danger' },
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
  const { t } = useTranslation('states')
  const { icon, tone } = SUBMISSION_LOOKS[state]
  return (
    <Chip icon={icon} tone={tone}>
      {state === 'voting' && voting ? t('votingOf', voting) : t(`submission.${state}`)}
    </Chip>
  )
}

/** The state of a membership. */
export function MembershipChip({ membership }: { membership: MemberView['membership'] }) {
  const { t } = useTranslation('states')
  const { icon, tone } = MEMBERSHIP_LOOKS[membership]
  return (
    <Chip icon={icon} tone={tone}>
      {t(`membership.${membership}`)}
    </Chip>
  )
}

/** How a hospital is connected now. */
export function ConnectionWord({ connection }: { connection: MemberView['connection'] }) {
  const { t } = useTranslation('states')
  const { icon, tone } = CONNECTION_LOOKS[connection]
  return (
    <StateWord icon={icon} tone={tone}>
      {t(`connection.${connection}`)}
    </StateWord>
  )
}
