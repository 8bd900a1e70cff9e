/** The same as on the map, as a list. */
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { MemberView } from '#contract/views/network'
import { DataTable } from '#renderer/components/data-table.tsx'
import { formatDateTime } from '#renderer/components/dates.ts'
import { formatCount } from '#renderer/components/numbers.ts'
import { specialtyNames } from '#renderer/components/specialty.ts'
import { ConnectionWord } from '#renderer/components/state-chip.tsx'
import type { Column } from '#renderer/components/table-column.ts'
import { useNarrow } from '#renderer/components/use-narrow.ts'
import { navigate } from '#renderer/frame/router.tsx'
import { VoteWord } from './vote-word.tsx'

function columnsOf(t: TFunction<'government'>): readonly Column<MemberView>[] {
  return [
    {
      key: 'name',
      head: t('network.column.hospital'),
      width: 'minmax(140px, 1.4fr)',
      cell: ({ profile }) => profile.name,
    },
    {
      key: 'connection',
      head: t('network.column.connection'),
      width: '100px',
      cell: (row) => <ConnectionWord connection={row.connection} />,
    },
    {
      key: 'vote',
      head: t('network.column.vote'),
      width: '120px',
      cell: (row) => <VoteWord member={row} />,
    },
    {
      key: 'block',
      head: t('network.column.block'),
      width: '64px',
      align: 'end',
      cell: (row) => (row.height === null ? '–' : formatCount(row.height)),
    },
    {
      key: 'specialties',
      head: t('network.column.specialties'),
      width: 'minmax(96px, 1fr)',
      cell: ({ profile }) => specialtyNames(profile.specialties),
    },
    {
      key: 'lastSeen',
      head: t('network.column.lastSeen'),
      width: '140px',
      align: 'end',
      cell: (row) =>
        row.lastSeen === null ? t('network.neverSeen') : formatDateTime(row.lastSeen),
    },
  ]
}

/** Columns that give way in a narrow window. */
const WIDE_ONLY = new Set(['specialties', 'lastSeen'])

/** The list; a row leads to the hospital's pane. */
export function HospitalList({ members }: { members: readonly MemberView[] }) {
  const { t } = useTranslation('government')
  const narrow = useNarrow()
  return (
    <DataTable
      label={t('network.hospitals')}
      columns={columnsOf(t).filter(({ key }) => !narrow || !WIDE_ONLY.has(key))}
      rows={members}
      rowKey={(row) => row.id}
      onSelect={(row) => navigate(`/hospitals/${row.id}`)}
    />
  )
}
