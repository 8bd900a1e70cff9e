/** The validation prompt: opens by itself when this hospital is drawn. Escape only hides it. */
import { Modal } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice, LoadingRows } from '#renderer/components/feedback.tsx'
import { useQuery } from '#renderer/store/use-query.ts'
import { ReviewCase } from './review-case.tsx'
import { followWaiting, hideReview, useOpenReview } from './review-store.ts'
import classes from './review.module.css'

/** Keeps the prompt in line with what waits, and tells when a review ended under the reader. */
function useWaitingReviews(): void {
  const { t } = useTranslation('review')
  const { data } = useQuery('reviews.list', {}, ['review'])
  useEffect(() => {
    if (!data) return
    if (followWaiting(data.map((row) => row.submission)) !== 'ended') return
    notifications.show({
      color: 'attention',
      title: t('ended.title'),
      message: t('ended.text'),
    })
  }, [data, t])
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
  )
}
