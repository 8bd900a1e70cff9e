/** Records that became final on each of the last days, as bars beside the same numbers. */
import type { TFunction } from 'i18next'
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDate } from '#renderer/components/dates.ts'
import { formatCount } from '#renderer/components/numbers.ts'
import classes from './fairness.module.css'
import { type NumberColumn, NumberTable } from './number-table.tsx'
import type { DayCount } from './throughput.ts'

function DayBar({ day, most }: { day: DayCount; most: number }) {
  const percent = (value: number) => `${(value / most) * 100}%`
  const style = {
    '--observed': percent(day.records),
    '--cancelled': percent(day.cancelled),
  } as CSSProperties
  return (
    <span className={classes.track} style={style} aria-hidden>
      <span className={classes.bar} />
      {day.cancelled > 0 ? <span className={classes.cancelled} /> : null}
    </span>
  )
}

function columnsOf(t: TFunction<'network'>, most: number): readonly NumberColumn<DayCount>[] {
  return [
    {
      key: 'bar',
      head: t('fairness.service.title'),
      wide: true,
      cell: (day) => <DayBar day={day} most={most} />,
    },
    {
      key: 'records',
      head: t('fairness.service.records'),
      cell: (day) => formatCount(day.records),
    },
    {
      key: 'cancelled',
      head: t('fairness.service.cancelled'),
      cell: (day) => formatCount(day.cancelled),
    },
  ]
}

/** The chart and table in one. */
export function RecordsADay({ days }: { days: readonly DayCount[] }) {
  const { t } = useTranslation('network')
  const most = Math.max(0, ...days.map((day) => day.records + day.cancelled))
  return (
    <NumberTable
      title={t('fairness.service.title')}
      explain={t(most === 0 ? 'fairness.service.none' : 'fairness.service.explain')}
      nameHead={t('fairness.service.day')}
      nameOf={(day) => formatDate(day.start)}
      rows={most === 0 ? [] : days}
      rowKey={(day) => String(day.start)}
      columns={columnsOf(t, most)}
    />
  )
}
