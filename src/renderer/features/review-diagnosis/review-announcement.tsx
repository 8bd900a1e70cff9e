/** Tells somebody who types that a review waits, without taking the keyboard away. */
import { UnstyledButton } from '@mantine/core'
import { IconChecklist } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './review-announcement.module.css'
import { openReview, useAnnouncedReview } from './review-store.ts'

/** A line at the top of the window; nothing while no review waits for a pause. */
export function ReviewAnnouncement() {
  const { t } = useTranslation('review')
  const announced = useAnnouncedReview()
  return (
    <div className={classes.place} aria-live="polite">
      {announced === null ? null : (
        <p className={classes.announcement}>
          <IconChecklist size={16} stroke={1.6} aria-hidden />
          {t('announced.text')}
          <UnstyledButton className={classes.open} onClick={() => openReview(announced)}>
            {t('announced.open')}
          </UnstyledButton>
        </p>
      )}
    </div>
  )
}
