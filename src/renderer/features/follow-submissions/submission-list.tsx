/** The list: drafts first, then what was submitted, by day. */
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { StateChip } from '#renderer/components/state-chip.tsx'
import { DataTable } from '#renderer/components/data-table.tsx'
import { dayGroup } from '#renderer/components/day-group.ts'
import { formatTime } from '#renderer/components/dates.ts'
import type { Column } from '#renderer/components/table-column.ts'
import { showWhole } from '#renderer/components/whole-on-hover.ts'
import { codeText, type ListedSubmission } from './listed-submission.ts'
import { RevisionChip } from './revision-chip.tsx'
import classes from './submissions.module.css'

function Diagnosis({ row }: { row: ListedSubmission }) {
  return (
    <span className={classes.diagnosis}>
      {row.revision ? <RevisionChip revision={row.revision} /> : null}
      <span className={classes.one} onPointerEnter={showWhole}>
        {row.codings[0]?.display ?? ''}
      </span>
    </span>
  )
}

/** With the pane open there is less room, and the pane says the codes. */
function columnsOf(t: TFunction<'submissions'>, besidePane: boolean): Column<ListedSubmission>[] {
  const code: Column<ListedSubmission> = {
    key: 'code',
    head: t('column.code'),
    width: '108px',
    cell: (row) => codeText(row.codings),
  }
  return [
    {
      key: 'state',
      head: t('column.state'),
      width: '164px',
      cell: (row) => <StateChip state={row.state} voting={row.voting} />,
    },
    {
      key: 'patient',
      head: t('column.patient'),
      width: 'minmax(96px, 1fr)',
      cell: (row) => <strong>{row.patientName || t('notReadable')}</strong>,
    },
    ...(besidePane ? [] : [code]),
    {
      key: 'diagnosis',
      head: t('column.diagnosis'),
      width: 'minmax(120px, 2.4fr)',
      cell: (row) => <Diagnosis row={row} />,
    },
    {
      key: 'time',
      head: t('column.time'),
      width: '52px',
      align: 'end',
      cell: (row) => formatTime(row.at),
    },
  ]
}

interface SubmissionListProps {
  rows: readonly ListedSubmission[]
  selected: string | null
  now: number
  onSelect: (row: ListedSubmission) => void
  onEndReached: () => void
}

/** The table. */
export function SubmissionList({
  rows,
  selected,
  now,
  onSelect,
  onEndReached,
}: SubmissionListProps) {
  const { t } = useTranslation('submissions')
  const besidePane = selected !== null
  const columns = useMemo(() => columnsOf(t, besidePane), [t, besidePane])
  return (
    <DataTable
      label={t('title')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.key}
      selectedKey={selected}
      groupOf={(row) => (row.state === 'draft' ? t('drafts') : dayGroup(row.at, now))}
      onSelect={onSelect}
      onEndReached={onEndReached}
    />
  )
}
