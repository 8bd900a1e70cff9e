/** The invitations that were made, newest first. */
import { IconMailPlus } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { InvitationRow } from '#contract/views/membership'
import { DataTable, type Column } from '#renderer/components/data-table.tsx'
import { formatDate } from '#renderer/components/date-text.tsx'
import { EmptyState, ErrorNotice, LoadingRows } from '#renderer/components/feedback.tsx'
import { useNarrow } from '#renderer/components/use-narrow.ts'
import { navigate } from '#renderer/frame/router.tsx'
import type { QueryResult } from '#renderer/store/use-query.ts'
import { InvitationChip } from './invitation-state.tsx'
import classes from './invite-hospital.module.css'

function columnsOf(t: TFunction<'membership'>): readonly Column<InvitationRow>[] {
  return [
    {
      key: 'for',
      head: t('invitations.for'),
      width: 'minmax(140px, 1fr)',
      cell: (invitation) => invitation.label,
    },
    {
      key: 'state',
      head: t('invitations.stateOf'),
      width: '120px',
      cell: (invitation) => <InvitationChip state={invitation.state} />,
    },
    {
      key: 'made',
      head: t('invitations.made'),
      width: '96px',
      cell: (invitation) => formatDate(invitation.madeAt),
    },
    {
      key: 'expires',
      head: t('invitations.expires'),
      width: '96px',
      cell: (invitation) => formatDate(invitation.expiresAt),
    },
    {
      key: 'used',
      head: t('invitations.usedBy'),
      width: 'minmax(100px, 1fr)',
      cell: ({ usedBy }) => usedBy?.name ?? '–',
    },
  ]
}

/** Props of InvitationList. */
export interface InvitationListProps {
  invitations: QueryResult<InvitationRow[]>
  chosenId: string | null
}

/** The list with its states. */
export function InvitationList({ invitations, chosenId }: InvitationListProps) {
  const { t } = useTranslation('membership')
  const narrow = useNarrow()
  const columns = useMemo(
    () => columnsOf(t).filter(({ key }) => !narrow || key !== 'made'),
    [t, narrow],
  )
  const { data, error, loading, reload } = invitations
  return (
    <section className={classes.list}>
      <h2>{t('invitations.list')}</h2>
      {error ? (
        <div className={classes.padded}>
          <ErrorNotice error={error} onRetry={reload} />
        </div>
      ) : null}
      {loading ? <LoadingRows rows={4} /> : null}
      {data?.length === 0 ? (
        <EmptyState
          icon={<IconMailPlus />}
          title={t('invitations.noneTitle')}
          text={t('invitations.noneText')}
        />
      ) : null}
      {data && data.length > 0 ? (
        <DataTable
          label={t('invitations.list')}
          columns={columns}
          rows={data}
          rowKey={(invitation) => invitation.id}
          selectedKey={chosenId}
          onSelect={(invitation) => navigate(`/invitations/${invitation.id}`)}
        />
      ) : null}
    </section>
  )
}
