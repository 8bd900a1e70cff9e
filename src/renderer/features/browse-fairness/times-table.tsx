/** How long reviews took at each hospital, and how long its own records took to become final. */
import { useTranslation } from 'react-i18next'
import type { Durations, Fairness } from '#contract/views/fairness'
import { formatDuration } from '#renderer/components/durations.ts'
import { formatCount } from '#renderer/components/numbers.ts'
import { hospitalName } from './hospital-name.ts'
import { NumberTable, type NumberColumn } from './number-table.tsx'

interface TimesRow {
  readonly key: string
  readonly name: string
  readonly review: Durations | null
  readonly wait: Durations | null
}

type Measure = 'median' | 'ninetieth' | 'longest'

function timeOf(durations: Durations | null, measure: Measure): string {
  return durations ? formatDuration(durations[measure]) : '–'
}

/** The table; the first row is of all hospitals together. */
export function TimesTable({ fairness }: { fairness: Fairness }) {
  const { t } = useTranslation('network')
  const { review, wait, hospitals } = fairness
  const rows: TimesRow[] = [
    { key: 'all', name: t('fairness.times.all'), review, wait },
    ...hospitals
      .filter((row) => row.review !== null || row.wait !== null)
      .map((row) => ({
        key: row.id,
        name: hospitalName(row, t),
        review: row.review,
        wait: row.wait,
      })),
  ]
  const measures: readonly Measure[] = ['median', 'ninetieth', 'longest']
  const columnsOf = (
    kind: 'review' | 'wait',
    count: string,
    head: (column: string) => string,
  ): NumberColumn<TimesRow>[] => [
    { key: kind, head: count, cell: (row) => formatCount(row[kind]?.count ?? 0) },
    ...measures.map((measure) => ({
      key: `${kind} ${measure}`,
      head: head(t(`fairness.times.${measure}`)),
      cell: (row: TimesRow) => timeOf(row[kind], measure),
    })),
  ]
  return (
    <NumberTable
      title={t('fairness.times.title')}
      explain={t('fairness.times.explain')}
      nameHead={t('column.hospital')}
      nameOf={(row) => row.name}
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        ...columnsOf('review', t('fairness.times.reviews'), (column) =>
          t('fairness.times.ofReviews', { column }),
        ),
        ...columnsOf('wait', t('fairness.times.records'), (column) =>
          t('fairness.times.ofRecords', { column }),
        ),
      ]}
    />
  )
}
