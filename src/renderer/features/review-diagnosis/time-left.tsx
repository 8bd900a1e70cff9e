/** How long a held review still waits, as a number and a bar. */
import { Progress } from '@mantine/core'
import { IconClock } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { ReviewRow } from '#contract/views/submission'
import { formatDateTime } from '#renderer/components/dates.ts'
import { useNow } from '#renderer/components/use-now.ts'
import classes from './time-left.module.css'

const SOON_MILLISECONDS = 120_000

/** "11:42 left", or "No time left". */
function timeLeftText(until: number, now: number, t: TFunction<'review'>): string {
  const seconds = Math.floor((until - now) / 1000)
  if (seconds <= 0) return t('time.none')
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  return t('time.left', { time })
}

/** The count alone, for a list. */
export function TimeLeftText({ until }: { until: number }) {
  const { t } = useTranslation('review')
  const now = useNow(1000)
  return <span data-soon={until - now < SOON_MILLISECONDS}>{timeLeftText(until, now, t)}</span>
}

/** The count, the moment it ends, and the bar. */
export function TimeLeft({ row }: { row: ReviewRow }) {
  const { t } = useTranslation('review')
  const now = useNow(1000)
  const whole = Math.max(1, row.until - row.heldAt)
  const soon = row.until - now < SOON_MILLISECONDS
  return (
    <div className={classes.time} data-soon={soon || undefined}>
      <div className={classes.line}>
        <span className={classes.left} role="timer">
          <IconClock size={14} stroke={1.6} aria-hidden />
          {timeLeftText(row.until, now, t)}
        </span>
        <span>{t('time.until', { at: formatDateTime(row.until) })}</span>
      </div>
      <Progress
        size={4}
        color={soon ? 'attention' : 'waiting'}
        value={Math.max(0, Math.min(100, ((row.until - now) / whole) * 100))}
        aria-label={t('time.label')}
      />
    </div>
  )
}
