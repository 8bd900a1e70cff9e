/** The consortium's hospitals: memberships, what each is doing, how far its chain is. */
import { IconTopologyStar3 } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { MemberView } from '#contract/views/network'
import { DataTable } from '#renderer/components/data-table.tsx'
import { EmptyState, ErrorNotice, LoadingRows } from '#renderer/components/feedback.tsx'
import { formatCount } from '#renderer/components/numbers.ts'
import { specialtyNames } from '#renderer/components/specialty.ts'
import { ConnectionWord, MembershipChip } from '#renderer/components/state-chip.tsx'
import type { Column } from '#renderer/components/table-column.ts'
import { useNarrow } from '#renderer/components/use-narrow.ts'
import { Page } from '#renderer/frame/page.tsx'
import { navigate } from '#renderer/frame/router.tsx'
import { useStatus } from '#renderer/store/status.ts'
import { useQuery } from '#renderer/store/use-query.ts'
import { blocksBehind } from './blocks-behind.ts'
import { MemberPane } from './member-pane.tsx'
import classes from './hospitals.module.css'

function columnsOf(t: TFunction<'network'>, networkHeight: number): readonly Column<MemberView>[] {
  return [
    {
      key: 'name',
      head: t('column.hospital'),
      width: 'minmax(140px, 1.6fr)',
      cell: (row) => {
        const { name } = row.profile
        return row.isSelf ? t('thisOne', { name }) : name
      },
    },
    {
      key: 'city',
      head: t('column.city'),
      width: 'minmax(72px, 0.7fr)',
      cell: (row) => row.profile.city,
    },
    {
      key: 'specialties',
      head: t('column.specialties'),
      width: 'minmax(96px, 1fr)',
      cell: (row) => specialtyNames(row.profile.specialties),
    },
    {
      key: 'membership',
      head: t('column.membership'),
      width: '116px',
      cell: (row) => <MembershipChip membership={row.membership} />,
    },
    {
      key: 'connection',
      head: t('column.connection'),
      width: '100px',
      cell: (row) => <ConnectionWord connection={row.connection} />,
    },
    {
      key: 'asked',
      head: t('column.asked'),
      width: '56px',
      align: 'end',
      cell: (row) => formatCount(row.counts.asked),
    },
    {
      key: 'height',
      head: t('column.block'),
      width: '64px',
      align: 'end',
      cell: (row) => (row.height === null ? '–' : formatCount(row.height)),
    },
    {
      key: 'behind',
      head: t('column.behind'),
      width: '52px',
      align: 'end',
      cell: (row) => formatCount(blocksBehind(row, networkHeight)),
    },
  ]
}

/** Columns that give way beside an open pane and in a narrow window. */
const WIDE_ONLY = new Set(['city', 'specialties', 'asked', 'behind'])

/** Props of Hospitals. */
export interface HospitalsProps {
  tabs: ReactNode
  /** Id of the hospital whose pane is open. */
  selected: string | null
}

/** The list and the pane of one hospital. */
export function Hospitals({ tabs, selected }: HospitalsProps) {
  const { t } = useTranslation('network')
  const { voters, votesNeeded, connected, networkHeight } = useStatus()
  const members = useQuery('network.members', {}, ['network', 'block'])
  const rows = members.data ?? []
  const member = rows.find((row) => row.id === selected)
  const columns = columnsOf(t, networkHeight)
  const narrow = useNarrow()
  return (
    <Page
      title={t('title')}
      subtitle={t('voters', { count: voters, needed: votesNeeded })}
      actions={tabs}
      detailWidth={364}
      detail={
        member ? (
          <MemberPane
            member={member}
            networkHeight={networkHeight}
            onClose={() => navigate('/network')}
          />
        ) : undefined
      }
    >
      {members.error ? <ErrorNotice error={members.error} onRetry={members.reload} /> : null}
      {members.loading ? <LoadingRows rows={6} /> : null}
      {members.data && rows.length === 0 ? (
        <EmptyState icon={<IconTopologyStar3 />} title={t('none.title')} text={t('none.text')} />
      ) : null}
      {!connected && rows.length > 0 ? <p className={classes.offline}>{t('offline')}</p> : null}
      {rows.length > 0 ? (
        <DataTable
          label={t('tab.hospitals')}
          columns={member || narrow ? columns.filter(({ key }) => !WIDE_ONLY.has(key)) : columns}
          rows={rows}
          rowKey={(row) => row.id}
          selectedKey={selected}
          onSelect={(row) => navigate(`/network/${row.id}`)}
        />
      ) : null}
    </Page>
  )
}
