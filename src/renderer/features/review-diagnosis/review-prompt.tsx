/**
 * The validation prompt: opens by itself when this hospital is drawn, over whatever is open, but
 * never under the fingers of somebody who types. Escape only hides it.
 */
import { Modal } from '@mantine/core'
import { useIdle } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReviewRow } from '#contract/views/submission'
import { ErrorNotice, LoadingRows } from '#renderer/components/feedback.tsx'
import { useQuery } from '#renderer/store/use-query.ts'
import { ReviewCase } from './review-case.tsx'
import { ReviewAnnouncement } from './review-announcement.tsx'
import { followWaiting, hideReview, openAnnounced, useOpenReview } from './review-store.ts'
import classes from './review.module.css'
import { useAskForWaiting } from './waiting.ts'

/** Milliseconds without a key after which somebody is taken to have stopped typing. */
const PAUSE_MILLISECONDS = 1000

/** Keeps the prompt in line with what waits, and tells when a review ended under the reader. */
function useWaitingReviews(): void {
  const { t } = useTranslation('review')
  const typing = !useIdle(PAUSE_MILLISECONDS, { events: ['keydown'], initialState: true })
  const waiting = useAskForWaiting()
  const follow = useEffectEvent((rows: readonly ReviewRow[]) => {
    const change = followWaiting(
      rows.map((row) => row.submission),
      typing,
    )
    if (change !== 'ended') return
    notifications.show({
      color: 'attention',
      title: t('ended.title'),
      message: t('ended.text'),
    })
  })
  useEffect(() => {
    if (waiting) follow(waiting)
  }, [waiting])
  useEffect(() => {
    if (!typing) openAnnounced()
  }, [typing])
}

function OpenReview({ submission }: { submission: string }) {
  const { t } = useTranslation('review')
  // What a reviewer reads must not change under the reader, so no topic asks for it again.
  const review = useQuery('reviews.get', { submission }, [])
  if (review.data) return <ReviewCase review={review.data} />
  return (
    <div className={classes.waiting}>
      <h2 tabIndex={-1} data-autofocus>
        {t('dialog')}
      </h2>
      {review.error ? (
        <ErrorNotice error={review.error} onRetry={review.reload} />
      ) : (
        <LoadingRows rows={8} />
      )}
    </div>
  )
}

/** The dialog, mounted once in hospital mode. */
export function ReviewPrompt() {
  const { t } = useTranslation('review')
  useWaitingReviews()
  const submission = useOpenReview()
  return (
    <>
      <ReviewAnnouncement />
      <Modal.Root
        opened={submission !== null}
        onClose={hideReview}
        closeOnClickOutside={false}
        size={1056}
        padding={0}
        yOffset={12}
        radius="lg"
        centered
        // A class name on the content alone would fall on the frame around it as well.
        classNames={{ content: classes.dialog ?? '', body: classes.dialogBody ?? '' }}
        transitionProps={{ duration: 120 }}
      >
        <Modal.Overlay />
        <Modal.Content aria-label={t('dialog')}>
          <Modal.Body>
            {submission === null ? null : <OpenReview key={submission} submission={submission} />}
          </Modal.Body>
        </Modal.Content>
      </Modal.Root>
    </>
  )
}
