/** How the consortium stands, in five numbers. */
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Status } from '#contract/views/app'
import type { Fairness } from '#contract/views/fairness'
import { formatCount } from '#renderer/components/numbers.ts'
import { useNow } from '#renderer/components/use-now.ts'
import { useQuery } from '#renderer/store/use-query.ts'
import { recordsOfLastDay } from '../browse-fairness/throughput.ts'
import classes from './government-home.module.css'

interface Figure {
  readonly label: string
  readonly value: string
  readonly note: string
}

type Words = TFunction<'government'>

function neededNote({ voters, votersConnected, votesNeeded }: Status, t: Words): string {
  if (voters === 0) return t('home.figures.nobody')
  return t(votersConnected >= votesNeeded ? 'home.figures.enough' : 'home.figures.notEnough')
}

function chainFigures(status: Status, t: Words): Figure[] {
  const { height, voters, votersConnected, votesNeeded, voting } = status
  return [
    {
      label: t('home.figures.final'),
      value: formatCount(height),
      note: t(height === 0 ? 'home.figures.noFinal' : 'home.figures.finalNote'),
    },
    {
      label: t('home.figures.voters'),
      value: formatCount(voters),
      note: t('home.figures.votersNote', { count: votersConnected }),
    },
    {
      label: t('home.figures.needed'),
      value: formatCount(votesNeeded),
      note: neededNote(status, t),
    },
    {
      label: t('home.figures.open'),
      value: voting ? formatCount(voting.height) : t('home.figures.noOpen'),
      note: voting
        ? t('home.figures.openNote', { votes: voting.votes, count: voting.needed })
        : t('home.figures.noOpenNote'),
    },
  ]
}

function serviceFigure(fairness: Fairness | undefined, now: number, t: Words): Figure {
  return {
    label: t('home.figures.records'),
    value: fairness ? formatCount(recordsOfLastDay(fairness.hours, now)) : '–',
    note: fairness ? t('home.figures.waiting', { count: fairness.open }) : '',
  }
}

/** The numbers. */
export function Figures({ status }: { status: Status }) {
  const { t } = useTranslation('government')
  const now = useNow(60_000)
  const { data } = useQuery('network.fairness', {}, ['block', 'relays'])
  const figures = [...chainFigures(status, t), serviceFigure(data, now, t)]
  return (
    <dl className={classes.figures}>
      {figures.map(({ label, value, note }) => (
        <div key={label} className={classes.figure}>
          <dt>{label}</dt>
          <dd className={classes.value}>{value}</dd>
          <dd className={classes.note}>{note}</dd>
        </div>
      ))}
    </dl>
  )
}
