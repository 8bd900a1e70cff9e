/** How each hospital answered when it was asked to review, and why it was passed over. */
import { useTranslation } from 'react-i18next'
import type { DrawnHospital } from '#contract/views/fairness'
import { formatCount } from '#renderer/components/numbers.ts'
import { hospitalName } from './hospital-name.ts'
import { NumberTable } from './number-table.tsx'

const ANSWERS = [
  'asked',
  'accepted',
  'rejected',
  'passedOver',
  'busy',
  'away',
  'declined',
  'expired',
  'unanswered',
  'endedMeanwhile',
] as const

function countOf(row: DrawnHospital, answer: (typeof ANSWERS)[number]): number {
  if (answer !== 'passedOver') return row[answer]
  return row.busy + row.away + row.declined + row.expired + row.unanswered
}

/** The table. */
export function AnswersTable({ hospitals }: { hospitals: readonly DrawnHospital[] }) {
  const { t } = useTranslation('network')
  return (
    <NumberTable
      title={t('fairness.answers.title')}
      explain={t('fairness.answers.explain')}
      nameHead={t('column.hospital')}
      nameOf={(row) => hospitalName(row, t)}
      rows={hospitals.filter((row) => row.asked > 0)}
      rowKey={(row) => row.id}
      columns={ANSWERS.map((answer) => ({
        key: answer,
        head: t(`fairness.answers.${answer}`),
        cell: (row: DrawnHospital) => formatCount(countOf(row, answer)),
      }))}
    />
  )
}
