/** The reviews that wait here and those that were answered, without a word about any patient. */
import { SegmentedControl } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Page } from '#renderer/frame/page.tsx'
import { PresenceSwitch } from '#renderer/frame/presence-switch.tsx'
import { navigate, useRoute } from '#renderer/frame/router.tsx'
import { useStatus } from '#renderer/store/status.ts'
import { DecidedReviews, PassedReviews } from './answered-reviews.tsx'
import { openReview } from './review-store.ts'
import classes from './review.module.css'
import { WaitingReviews } from './waiting-reviews.tsx'

const PARTS = ['waiting', 'decided', 'passed'] as const
type Part = (typeof PARTS)[number]

const CONTENTS = {
  waiting: WaitingReviews,
  decided: DecidedReviews,
  passed: PassedReviews,
} as const

/** Opens the review that the address names: a notification leads to it. */
function useReviewOfAddress(part: string | undefined): void {
  useEffect(() => {
    if (part === undefined || !/^[0-9a-f]{64}$/.test(part)) return
    openReview(part)
    // The address has done its work: coming back must not open it again.
    window.location.replace('#/reviews')
  }, [part])
}

/** The screen. */
export function ReviewInbox() {
  const { t } = useTranslation('review')
  const { reviewsWaiting } = useStatus()
  const asked = useRoute().path[1]
  useReviewOfAddress(asked)
  const part: Part = PARTS.find((one) => one === asked) ?? 'waiting'
  const Content = CONTENTS[part]
  return (
    <Page
      title={t('inbox.title')}
      subtitle={reviewsWaiting > 0 ? t('inbox.count', { count: reviewsWaiting }) : undefined}
      actions={
        <>
          <SegmentedControl
            aria-label={t('inbox.filter')}
            data={PARTS.map((value) => ({ value, label: t(`inbox.${value}`) }))}
            value={part}
            onChange={(value) => navigate(`/reviews/${value}`)}
          />
          <PresenceSwitch />
        </>
      }
    >
      <div className={classes.inboxContent}>
        <Content />
      </div>
    </Page>
  )
}
