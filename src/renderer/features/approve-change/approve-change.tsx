/** Membership changes that ask for this hospital's approval, and those it has answered. */
import { Button } from '@mantine/core'
import { IconPhone, IconUserCheck } from '@tabler/icons-react'
import { useCallback } from 'react'
import type { ChangeView } from '#contract/views/network'
import { DataTable, type Column } from '#renderer/components/data-table.tsx'
import { EmptyState, ErrorNotice, LoadingRows } from '#renderer/components/feedback.tsx'
import { Page } from '#renderer/frame/page.tsx'
import { navigate, useRoute } from '#renderer/frame/router.tsx'
import { useQuery } from '#renderer/store/use-query.ts'
import { ChangePane } from './change-pane.tsx'
import { changeTitle, MineChip } from './change-words.tsx'
import { CompareBlock } from './compare-block.tsx'

const COLUMNS: readonly Column<ChangeView>[] = [
  { key: 'what', head: 'Change', width: 'minmax(0, 1fr)', cell: changeTitle },
  { key: 'city', head: 'City', width: '120px', cell: (change) => change.subject.profile.city },
  {
    key: 'approvals',
    head: 'Approvals',
    width: '80px',
    cell: (change) => `${change.approvedBy.length} of ${change.needed}`,
  },
  { key: 'mine', head: 'Yours', width: '150px', cell: (change) => <MineChip mine={change.mine} /> },
]

const COMPARE = 'compare'

/** The list and its pane. */
export function ApproveChange() {
  const { path } = useRoute()
  const changes = useQuery('changes.list', {}, ['changes', 'block'])
  const selected = changes.data?.find((change) => change.id === path[1])
  const close = useCallback(() => navigate('/approvals'), [])
  const detail = selected ? (
    <ChangePane key={selected.id} change={selected} onClose={close} />
  ) : path[1] === COMPARE ? (
    <CompareBlock onClose={close} />
  ) : undefined

  return (
    <Page
      title="Approvals"
      actions={
        <Button
          variant="default"
          leftSection={<IconPhone size={16} stroke={1.6} />}
          onClick={() => navigate(`/approvals/${COMPARE}`)}
        >
          Help a newcomer compare
        </Button>
      }
      detail={detail}
      detailWidth={480}
    >
      {changes.error ? <ErrorNotice error={changes.error} onRetry={changes.reload} /> : null}
      {changes.loading ? <LoadingRows rows={4} /> : null}
      {changes.data?.length === 0 ? (
        <EmptyState
          icon={<IconUserCheck />}
          title="Nothing to approve"
          text="When the ministry wants to activate or remove a hospital, the voting hospitals decide. Such a change appears here."
        />
      ) : null}
      {changes.data && changes.data.length > 0 ? (
        <DataTable
          label="Membership changes"
          columns={COLUMNS}
          rows={changes.data}
          rowKey={(change) => change.id}
          selectedKey={selected?.id ?? null}
          onSelect={(change) => navigate(`/approvals/${change.id}`)}
        />
      ) : null}
    </Page>
  )
}
