/** The life of a submission as steps: who did what, when and why. */
import {
  IconArrowBackUp,
  IconBan,
  IconCircleCheck,
  IconCircleX,
  IconClockPause,
  IconDice3,
  IconEye,
  IconHourglass,
  IconMailForward,
  IconPlayerTrackNext,
  IconSend,
  IconStack2,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { TimelineStep } from '#contract/views/submission'
import { causeText } from '#renderer/components/cause-text.ts'
import type { LifeStep } from '#renderer/components/life-timeline.tsx'
import { Link } from '#renderer/frame/router.tsx'
import { reasonLabel } from '#renderer/features/review-diagnosis/reasons.ts'

const ICON = { size: 14, stroke: 1.6 } as const

type Told = Omit<LifeStep, 'key' | 'at'>
type StepOf<Kind extends TimelineStep['kind']> = Extract<TimelineStep, { kind: Kind }>

const PASS_REASONS: Record<StepOf<'passed'>['reason'], string> = {
  away: 'Nobody was at work there. The next in the ranking is asked.',
  busy: 'It was busy. The next in the ranking is asked.',
  declined: 'A person there declined. The next in the ranking is asked.',
  expired: 'Nobody there decided in time. The next in the ranking is asked.',
}

function names(hospitals: readonly { name: string }[]): string {
  return hospitals.map((hospital) => hospital.name).join(', ')
}

function by(reviewer: string | null, hospital: { name: string }): string {
  return reviewer ? `${reviewer}, ${hospital.name}` : hospital.name
}

function rejected(step: StepOf<'rejected'>): Told {
  const parts = [reasonLabel(step.reason), step.text].filter((part) => part !== null && part !== '')
  return {
    icon: <IconCircleX {...ICON} />,
    title: `Rejected by ${by(step.reviewer, step.hospital)}`,
    detail: parts.length > 0 ? parts.join('. ') : 'The reason is sealed and has not arrived yet.',
    tone: 'danger',
  }
}

function final(step: StepOf<'final'>): Told {
  return {
    icon: <IconCircleCheck {...ICON} />,
    title: `Final in block ${step.height}`,
    detail: (
      <>
        {step.votes.length} votes, {step.needed} needed: {names(step.votes)}.{' '}
        <Link to={`/chain/${step.height}`}>Open block</Link>
      </>
    ),
    tone: 'good',
  }
}

function cancelled(step: StepOf<'cancelled'>): Told {
  return {
    icon: <IconBan {...ICON} />,
    title: `Ended in block ${step.height}, nothing recorded`,
    detail: (
      <>
        {causeText(step.cause)} It can be copied as a new one.{' '}
        <Link to={`/chain/${step.height}`}>Open block</Link>
      </>
    ),
    tone: 'neutral',
  }
}

function plain(icon: ReactNode, title: string, detail: string, tone: LifeStep['tone']): Told {
  return { icon, title, detail, tone }
}

function tell(step: TimelineStep): Told {
  switch (step.kind) {
    case 'queued':
      return plain(
        <IconClockPause {...ICON} />,
        'Saved on this computer',
        'It is sent as soon as the government can be reached, and cannot be lost.',
        'neutral',
      )
    case 'receipt':
      return plain(
        <IconSend {...ICON} />,
        'Submitted',
        'The government signed a receipt for the sealed record.',
        'good',
      )
    case 'drawn':
      return plain(
        <IconDice3 {...ICON} />,
        'Drawn',
        `Ranking: ${names(step.ranking)}. This computer checked the draw.`,
        'neutral',
      )
    case 'asked':
      return plain(<IconMailForward {...ICON} />, `${step.hospital.name} asked`, '', 'neutral')
    case 'held':
      return plain(
        <IconEye {...ICON} />,
        `Held by ${step.hospital.name}`,
        'A person there is asked to review it.',
        'waiting',
      )
    case 'passed':
      return plain(
        <IconPlayerTrackNext {...ICON} />,
        `${step.hospital.name} passed`,
        PASS_REASONS[step.reason],
        'attention',
      )
    case 'unanswered':
      return plain(
        <IconHourglass {...ICON} />,
        `${step.hospital.name} did not answer`,
        'So the government states. The next in the ranking is asked.',
        'attention',
      )
    case 'accepted':
      return plain(
        <IconCircleCheck {...ICON} />,
        `Accepted by ${by(step.reviewer, step.hospital)}`,
        'It signed exactly what you submitted.',
        'good',
      )
    case 'rejected':
      return rejected(step)
    case 'withdrawn':
      return plain(
        <IconArrowBackUp {...ICON} />,
        'Withdrawn by this hospital',
        'The withdrawal is public, the contents are not.',
        'neutral',
      )
    case 'ordered':
      return plain(
        <IconStack2 {...ICON} />,
        `Placed in block ${step.height}`,
        'The block went to all hospitals for their vote.',
        'neutral',
      )
    case 'final':
      return final(step)
    case 'cancelled':
      return cancelled(step)
  }
}

/** The timeline of the node as steps to show. */
export function lifeSteps(timeline: readonly TimelineStep[]): LifeStep[] {
  return timeline.map((step, index) => ({ key: `${index}`, at: step.at, ...tell(step) }))
}
