/** The reviews that wait for a person here. */
import { Button } from '@mantine/core'
import { IconChecklist } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ReviewRow } from '#contract/views/submission'
import { formatDateTime } from '#renderer/components/dates.ts'
import { EmptyState, ErrorNotice, LoadingRows } from '#renderer/components/feedback.tsx'
import { useStatus } from '#renderer/store/status.ts'
import { openReview } from './review-store.ts'
import classes from './review.module.css'
import { TimeLeftText } from './time-left.tsx'
import { useWaiting } from './waiting.ts'

function Row({ row }: { row: ReviewRow }) {
  const { t } = useTranslation('review')
  return (
    <tr>
      <td>
        <b>{row.author.name}</b>
      </td>
      <td>{t('inbox.no', { number: row.nonce })}</td>
      <td>{formatDateTime(row.heldAt)}</td>
      <td>
        <TimeLeftText until={row.until} />
      </td>
      <td>
        <Button size="xs" variant="default" onClick={() => openReview(row.submission)}>
          {t('inbox.open')}
        </Button>
      </td>
    </tr>
  )
}

function Table({ rows }: { rows: readonly ReviewRow[] }) {
  const { t } = useTranslation('review')
  return (
    <table className={classes.inbox}>
      <thead>
        <tr>
          <th scope="col">{t('inbox.from')}</th>
          <th scope="col">{t('inbox.number')}</th>
          <th scope="col">{t('inbox.heldSince')}</th>
          <th scope="col">{t('inbox.timeLeft')}</th>
          <th scope="col" aria-label={t('inbox.open')} />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.submission} row={row} />
        ))}
      </tbody>
    </table>
  )
}

function Nothing() {
  const { t } = useTranslation('review')
  const { presence, connected } = useStatus()
  const here = presence === 'idle' ? t('inbox.idleText') : t('inbox.busyText')
  return (
    <EmptyState
      icon={<IconChecklist size={20} stroke={1.6} />}
      title={t('inbox.noWaiting')}
      text={connected ? here : t('inbox.offlineText')}
    />
  )
}

/** The list. */
export function WaitingReviews() {
  const reviews = useWaiting()
  const rows = reviews.data ?? []
  return (
    <>
      {reviews.error ? <ErrorNotice error={reviews.error} onRetry={reviews.reload} /> : null}
      {reviews.loading ? <LoadingRows rows={4} /> : null}
      {rows.length > 0 ? <Table rows={rows} /> : null}
      {reviews.data && rows.length === 0 ? <Nothing /> : null}
    </>
  )
}
