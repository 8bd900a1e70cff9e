/** The reviews that wait here, without a word about any patient. */
import { Button } from '@mantine/core'
import { IconChecklist } from '@tabler/icons-react'
import type { ReviewRow } from '#contract/views/submission'
import { formatDateTime } from '#renderer/components/date-text.tsx'
import { EmptyState, ErrorNotice, LoadingRows } from '#renderer/components/feedback.tsx'
import { countOf } from '#renderer/components/plural.ts'
import { Page } from '#renderer/frame/page.tsx'
import { PresenceSwitch } from '#renderer/frame/presence-switch.tsx'
import { useStatus } from '#renderer/store/status.ts'
import { useQuery } from '#renderer/store/use-query.ts'
import { openReview } from './review-store.ts'
import classes from './review.module.css'
import { TimeLeftText } from './time-left.tsx'

function Waiting({ rows }: { rows: readonly ReviewRow[] }) {
  return (
    <table className={classes.inbox}>
      <thead>
        <tr>
          <th>From</th>
          <th>Number</th>
          <th>Held since</th>
          <th>Time left</th>
          <th aria-label="Open" />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.submission}>
            <td>
              <b>{row.author.name}</b>
            </td>
            <td>No. {row.nonce}</td>
            <td>{formatDateTime(row.heldAt)}</td>
            <td>
              <TimeLeftText until={row.until} />
            </td>
            <td>
              <Button size="xs" variant="default" onClick={() => openReview(row.submission)}>
                Open review
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The screen. */
export function ReviewInbox() {
  const reviews = useQuery('reviews.list', {}, ['review'])
  const { presence } = useStatus()
  const rows = reviews.data ?? []
  return (
    <Page
      title="Reviews"
      subtitle={rows.length > 0 ? `${countOf(rows.length, 'review')} for you` : undefined}
      actions={<PresenceSwitch />}
    >
      {reviews.error ? <ErrorNotice error={reviews.error} onRetry={reviews.reload} /> : null}
      {reviews.loading ? <LoadingRows rows={4} /> : null}
      {rows.length > 0 ? <Waiting rows={rows} /> : null}
      {reviews.data && rows.length === 0 ? (
        <EmptyState
          icon={<IconChecklist size={20} stroke={1.6} />}
          title="No review waits"
          text={
            presence === 'idle'
              ? 'When this hospital is drawn to validate a diagnosis, the case opens by itself. You need not stay on this screen.'
              : 'This hospital is marked busy, so it is passed over. Switch to idle to be asked again.'
          }
        />
      ) : null}
    </Page>
  )
}
