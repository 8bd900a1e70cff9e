/** The consortium's hospitals as a hospital sees them, and the fairness of the draw. */
import { SegmentedControl } from '@mantine/core'
import { IconTopologyStar3 } from '@tabler/icons-react'
import { useState } from 'react'
import type { MemberView } from '#contract/views/network'
import { DataTable } from '#renderer/components/data-table.tsx'
import { EmptyState, ErrorNotice, LoadingRows } from '#renderer/components/feedback.tsx'
import { countOf } from '#renderer/components/plural.ts'
import { ConnectionWord, MembershipChip } from '#renderer/components/state-chip.tsx'
import type { Column } from '#renderer/components/table-column.ts'
import { Page } from '#renderer/frame/page.tsx'
import { useStatus } from '#renderer/store/status.ts'
import { useQuery } from '#renderer/store/use-query.ts'
import { DrawChart } from './draw-chart.tsx'
import { askedCount } from './fairness.ts'
import { MemberPane } from './member-pane.tsx'

type Shown = 'hospitals' | 'draw'

const COLUMNS: readonly Column<MemberView>[] = [
  {
    key: 'name',
    head: 'Hospital',
    width: 'minmax(140px, 1.6fr)',
    cell: (row) => `${row.profile.name}${row.isSelf ? ' (this one)' : ''}`,
  },
  { key: 'city', head: 'City', width: 'minmax(80px, 0.8fr)', cell: (row) => row.profile.city },
  {
    key: 'membership',
    head: 'Membership',
    width: '104px',
    cell: (row) => <MembershipChip membership={row.membership} />,
  },
  {
    key: 'connection',
    head: 'Connection',
    width: '96px',
    cell: (row) => <ConnectionWord connection={row.connection} />,
  },
  { key: 'asked', head: 'Asked', width: '44px', align: 'end', cell: askedCount },
  { key: 'height', head: 'Block', width: '52px', align: 'end', cell: (row) => row.height ?? '–' },
]

/** The screen. */
export function Network() {
  const { voters, votesNeeded } = useStatus()
  const members = useQuery('network.members', {}, ['network', 'block'])
  const [shown, setShown] = useState<Shown>('hospitals')
  const [selected, setSelected] = useState<string | null>(null)
  const rows = members.data ?? []
  const member = rows.find((row) => row.id === selected)
  return (
    <Page
      title="Network"
      subtitle={`${countOf(voters, 'hospital')} vote, ${countOf(votesNeeded, 'vote')} make a block final`}
      actions={
        <SegmentedControl
          aria-label="Show"
          value={shown}
          onChange={setShown}
          data={[
            { value: 'hospitals', label: 'Hospitals' },
            { value: 'draw', label: 'Fairness of the draw' },
          ]}
        />
      }
      detailWidth={364}
      detail={
        member && shown === 'hospitals' ? (
          <MemberPane member={member} onClose={() => setSelected(null)} />
        ) : undefined
      }
    >
      {members.error ? <ErrorNotice error={members.error} onRetry={members.reload} /> : null}
      {members.loading ? <LoadingRows rows={6} /> : null}
      {members.data && rows.length === 0 ? (
        <EmptyState
          icon={<IconTopologyStar3 size={20} stroke={1.6} />}
          title="No hospital yet"
          text="Hospitals appear here when the government admits them."
        />
      ) : null}
      {rows.length > 0 && shown === 'draw' ? <DrawChart members={rows} /> : null}
      {rows.length > 0 && shown === 'hospitals' ? (
        <DataTable
          label="Hospitals"
          columns={COLUMNS}
          rows={rows}
          rowKey={(row) => row.id}
          selectedKey={selected}
          onSelect={(row) => setSelected(row.id)}
        />
      ) : null}
    </Page>
  )
}
