/** First places in the draw as bars with a mark where the chances lie, beside the same numbers. */
import type { TFunction } from 'i18next'
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import type { DrawnHospital } from '#contract/views/fairness'
import { formatCount, formatDecimal } from '#renderer/components/numbers.ts'
import classes from './fairness.module.css'
import { hospitalName } from './hospital-name.ts'
import { type NumberColumn, NumberTable } from './number-table.tsx'

function Bar({ row, longest }: { row: DrawnHospital; longest: number }) {
  const percent = (value: number) => `${longest === 0 ? 0 : (value / longest) * 100}%`
  const style = {
    '--observed': percent(row.first),
    '--expected': percent(row.expected),
  } as CSSProperties
  return (
    <span className={classes.track} style={style} aria-hidden>
      <span className={classes.bar} />
      <span className={classes.mark} />
    </span>
  )
}

function signed(difference: number): string {
  const size = formatDecimal(Math.abs(difference))
  if (size === formatDecimal(0)) return size
  return difference > 0 ? `+${size}` : `−${size}`
}

function columnsOf(
  t: TFunction<'network'>,
  longest: number,
): readonly NumberColumn<DrawnHospital>[] {
  return [
    {
      key: 'bar',
      head: t('fairness.first.bar'),
      wide: true,
      cell: (row) => <Bar row={row} longest={longest} />,
    },
    { key: 'first', head: t('fairness.first.count'), cell: (row) => formatCount(row.first) },
    {
      key: 'expected',
      head: t('fairness.first.expected'),
      cell: (row) => formatDecimal(row.expected),
    },
    {
      key: 'difference',
      head: t('fairness.first.difference'),
      cell: (row) => signed(row.first - row.expected),
    },
  ]
}

/** The chart and table in one. */
export function FirstPlaces({ hospitals }: { hospitals: readonly DrawnHospital[] }) {
  const { t } = useTranslation('network')
  const rows = hospitals.filter((row) => row.expected > 0)
  const longest = Math.max(0, ...rows.flatMap((row) => [row.first, row.expected]))
  return (
    <NumberTable
      title={t('fairness.first.title')}
      explain={t('fairness.first.explain')}
      nameHead={t('column.hospital')}
      nameOf={(row) => hospitalName(row, t)}
      rows={rows}
      rowKey={(row) => row.id}
      columns={columnsOf(t, longest)}
    />
  )
}
