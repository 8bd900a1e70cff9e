/** Membership changes that ask for this hospital's approval, and those it has answered. */
import { Button } from '@mantine/core'
import { IconPhone, IconUserCheck } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChangeView } from '#contract/views/network'
import { DataTable, type Column } from '#renderer/components/data-table.tsx'
import { EmptyState, ErrorNotice, LoadingRows } from '#renderer/components/feedback.tsx'
import { Page } from '#renderer/frame/page.tsx'
import { navigate, useRoute } from '#renderer/frame/router.tsx'
import { useQuery } from '#renderer/store/use-query.ts'
import { ChangePane } from './change-pane.tsx'
import { changeTitle, MineChip } from './change-words.tsx'
import { CompareBlock } from './compare-block.tsx'

function columnsOf(t: TFunction<'membership'>): readonly Column<ChangeView>[] {
  return [
    {
      key: 'what',
      head: t('approve.change'),
      width: 'minmax(0, 1fr)',
      cell: (change) => changeTitle(change, t),
    },
    {
      key: 'city',
      head: t('approve.city'),
      width: 'minmax(0, 120px)',
      cell: (change) => change.subject.profile.city,
    },
    {
      key: 'approvals',
      head: t('approve.approvals'),
      width: '80px',
      cell: ({ approvedBy, needed }) => t('approve.ofNeeded', { given: approvedBy.length, needed }),
    },
    {
      key: 'mine',
      head: t('approve.yours'),
      width: '150px',
      cell: (change) => <MineChip mine={change.mine} />,
    },
  ]
}

const COMPARE = 'compare'

/** The list and its pane. */
export function ApproveChange() {
  const { t } = useTranslation('membership')
  const { path } = useRoute()
  const columns = useMemo(() => columnsOf(t), [t])
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
      title={t('approve.title')}
      actions={
        <Button
          variant="default"
          leftSection={<IconPhone size={16} stroke={1.6} />}
          onClick={() => navigate(`/approvals/${COMPARE}`)}
        >
          {t('approve.help')}
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
          title={t('approve.noneTitle')}
          text={t('approve.noneText')}
        />
      ) : null}
      {changes.data && changes.data.length > 0 ? (
        <DataTable
          label={t('approve.list')}
          columns={columns}
          rows={changes.data}
          rowKey={(change) => change.id}
          selectedKey={selected?.id ?? null}
          onSelect={(change) => navigate(`/approvals/${change.id}`)}
        />
      ) : null}
    </Page>
  )
}
