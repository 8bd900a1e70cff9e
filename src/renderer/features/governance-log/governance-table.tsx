/** The entries as a list that loads as it is scrolled. */
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { GovernanceRow } from '#contract/views/governance'
import { type Column, DataTable } from '#renderer/components/data-table.tsx'
import { formatDateTime } from '#renderer/components/dates.ts'
import { formatCount } from '#renderer/components/numbers.ts'
import { useNarrow } from '#renderer/components/use-narrow.ts'
import { GovernanceKindWord } from './governance-kind.tsx'
import { governanceDetail } from './governance-words.ts'

function columnsOf(t: TFunction<'government'>): readonly Column<GovernanceRow>[] {
  return [
    {
      key: 'kind',
      head: t('governance.column.what'),
      width: '140px',
      cell: (row) => <GovernanceKindWord kind={row.kind} />,
    },
    {
      key: 'hospital',
      head: t('governance.column.hospital'),
      width: 'minmax(120px, 1fr)',
      cell: (row) => <span title={row.hospital.name}>{row.hospital.name}</span>,
    },
    {
      key: 'details',
      head: t('governance.column.details'),
      width: 'minmax(100px, 1.2fr)',
      cell: (row) => {
        const detail = governanceDetail(row, t)
        return <span title={detail}>{detail}</span>
      },
    },
    {
      key: 'block',
      head: t('governance.column.block'),
      width: '60px',
      align: 'end',
      cell: (row) => formatCount(row.height),
    },
    {
      key: 'when',
      head: t('governance.column.when'),
      width: '140px',
      align: 'end',
      cell: (row) => formatDateTime(row.time),
    },
  ]
}

/** Props of GovernanceTable. */
export interface GovernanceTableProps {
  rows: readonly GovernanceRow[]
  /** Id of the entry whose pane is open: fewer columns fit beside it. */
  selected: string | null
  onSelect: (row: GovernanceRow) => void
  onEndReached: () => void
}

/** The list. */
export function GovernanceTable({ rows, selected, onSelect, onEndReached }: GovernanceTableProps) {
  const { t } = useTranslation('government')
  const columns = columnsOf(t)
  const narrow = useNarrow()
  return (
    <DataTable
      label={t('governance.label')}
      columns={
        selected === null && !narrow ? columns : columns.filter(({ key }) => key !== 'details')
      }
      rows={rows}
      rowKey={(row) => row.id}
      selectedKey={selected}
      onSelect={onSelect}
      onEndReached={onEndReached}
    />
  )
}
