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
  type Icon,
} from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { Trans } from 'react-i18next'
import type { TimelineStep } from '#contract/views/submission'
import { causeText } from '#renderer/components/cause-text.ts'
import type { LifeStep } from '#renderer/components/life-timeline.tsx'
import type { Tone } from '#renderer/components/state-chip.tsx'
import { Link } from '#renderer/frame/router.tsx'
import { reasonLabel } from '#renderer/features/review-diagnosis/reasons.ts'

type T = TFunction<'submissions'>
type Told = Pick<LifeStep, 'title' | 'detail'>
type Kind = TimelineStep['kind']
type StepOf<One extends Kind> = Extract<TimelineStep, { kind: One }>
type Tellers = { [One in Kind]: (t: T, step: StepOf<One>) => Told }

const LOOKS: Record<Kind, readonly [Icon, Tone]> = {
  queued: [IconClockPause, 'neutral'],
  receipt: [IconSend, 'good'],
  drawn: [IconDice3, 'neutral'],
  asked: [IconMailForward, 'neutral'],
  held: [IconEye, 'waiting'],
  passed: [IconPlayerTrackNext, 'attention'],
  unanswered: [IconHourglass, 'attention'],
  accepted: [IconCircleCheck, 'good'],
  rejected: [IconCircleX, 'danger'],
  withdrawn: [IconArrowBackUp, 'neutral'],
  ordered: [IconStack2, 'neutral'],
  final: [IconCircleCheck, 'good'],
  cancelled: [IconBan, 'neutral'],
}

const TELLERS: Tellers = {
  queued: (t) => ({ title: t('life.queued'), detail: t('life.queuedText') }),
  receipt: (t) => ({ title: t('life.receipt'), detail: t('life.receiptText') }),
  drawn: (t, { ranking }) => ({
    title: t('life.drawn'),
    detail: t('life.drawnText', { names: names(ranking) }),
  }),
  asked: (t, { hospital }) => ({ title: t('life.asked', { hospital: hospital.name }) }),
  held: (t, { hospital }) => ({
    title: t('life.held', { hospital: hospital.name }),
    detail: t('life.heldText'),
  }),
  passed: (t, { hospital, reason }) => ({
    title: t('life.passed', { hospital: hospital.name }),
    detail: t(`life.passedText.${reason}`),
  }),
  unanswered: (t, { hospital }) => ({
    title: t('life.unanswered', { hospital: hospital.name }),
    detail: t('life.unansweredText'),
  }),
  accepted: (t, step) => ({
    title: t('life.accepted', { who: who(t, step) }),
    detail: t('life.acceptedText'),
  }),
  rejected: (t, step) => ({
    title: t('life.rejected', { who: who(t, step) }),
    detail: rejectionText(t, step),
  }),
  withdrawn: (t) => ({ title: t('life.withdrawn'), detail: t('life.withdrawnText') }),
  ordered: (t, { height }) => ({
    title: t('life.ordered', { height }),
    detail: t('life.orderedText'),
  }),
  final: (t, { height, votes, needed }) => ({
    title: t('life.final', { height }),
    detail: (
      <Trans
        t={t}
        i18nKey="life.finalText"
        count={votes.length}
        values={{ needed, names: names(votes) }}
        components={[<BlockLink key="block" height={height} />]}
      />
    ),
  }),
  cancelled: (t, { height, cause }) => ({
    title: t('life.cancelled', { height }),
    detail: (
      <Trans
        t={t}
        i18nKey="life.cancelledText"
        values={{ cause: causeText(cause) }}
        components={[<BlockLink key="block" height={height} />]}
      />
    ),
  }),
}

/** A link to a block; the translation around it brings its words. */
function BlockLink({ height, children }: { height: number; children?: ReactNode }) {
  return <Link to={`/chain/${height}`}>{children}</Link>
}

function names(hospitals: readonly { name: string }[]): string {
  return hospitals.map((hospital) => hospital.name).join(', ')
}

function who(t: T, { reviewer, hospital }: StepOf<'accepted' | 'rejected'>): string {
  return reviewer ? t('person', { reviewer, hospital: hospital.name }) : hospital.name
}

function rejectionText(t: T, step: StepOf<'rejected'>): string {
  const reason = reasonLabel(step.reason)
  if (reason === null) return t('life.rejectedSealed')
  return step.text
    ? t('life.rejectedWithText', { reason, text: step.text })
    : t('life.rejectedText', { reason })
}

function tell<One extends Kind>(t: T, step: StepOf<One> & { kind: One }): Told {
  return TELLERS[step.kind](t, step)
}

/** The timeline of the node as steps to show. */
export function lifeSteps(t: T, timeline: readonly TimelineStep[]): LifeStep[] {
  return timeline.map((step, index) => {
    const [Shape, tone] = LOOKS[step.kind]
    const icon = <Shape size={14} stroke={1.6} />
    return { key: `${index}`, at: step.at, icon, tone, ...tell(t, step) }
  })
}
