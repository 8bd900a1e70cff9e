/** The list: drafts first, then what was submitted, by day. */
import { StateChip } from '#renderer/components/state-chip.tsx'
import { DataTable } from '#renderer/components/data-table.tsx'
import { dayGroup } from '#renderer/components/day-group.ts'
import { formatTime } from '#renderer/components/date-text.tsx'
import type { Column } from '#renderer/components/table-column.ts'
import { codeText, type ListedSubmission } from './listed-submission.ts'

const COLUMNS: readonly Column<ListedSubmission>[] = [
  {
    key: 'state',
    head: 'State',
    width: '156px',
    cell: (row) => <StateChip state={row.state} voting={row.voting} />,
  },
  {
    key: 'patient',
    head: 'Patient',
    width: 'minmax(96px, 1fr)',
    cell: (row) => <strong>{row.patientName}</strong>,
  },
  { key: 'code', head: 'Code', width: '92px', cell: (row) => codeText(row.codings) },
  {
    key: 'diagnosis',
    head: 'Diagnosis',
    width: 'minmax(120px, 1.6fr)',
    cell: (row) => row.codings[0]?.display ?? '',
  },
  { key: 'time', head: 'Time', width: '44px', align: 'end', cell: (row) => formatTime(row.at) },
]

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
  return (
    <DataTable
      label="Submissions"
      columns={COLUMNS}
      rows={rows}
      rowKey={(row) => row.key}
      selectedKey={selected}
      groupOf={(row) => (row.state === 'draft' ? 'Drafts on this computer' : dayGroup(row.at, now))}
      onSelect={onSelect}
      onEndReached={onEndReached}
    />
  )
}
