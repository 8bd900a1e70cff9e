/** What a screen shows instead of its content: nothing yet, something wrong, or still coming. */
import { Button, Skeleton } from '@mantine/core'
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorSentence } from './error-sentence.ts'
import classes from './feedback.module.css'

/** Nothing is here: what would be, and what to do. */
export function EmptyState({
  icon,
  title,
  text,
  action,
}: {
  icon: ReactNode
  title: string
  text: ReactNode
  action?: ReactNode
}) {
  return (
    <div className={classes.empty}>
      <span className={classes.emptyIcon}>{icon}</span>
      <h2>{title}</h2>
      <p>{text}</p>
      {action}
    </div>
  )
}

/** An error in words, announced to screen readers, with a way to try again where there is one. */
export function ErrorNotice({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  const { t } = useTranslation('frame')
  const errorSentence = useErrorSentence()
  return (
    <div className={classes.error} role="alert">
      <IconAlertTriangle size={16} stroke={1.6} aria-hidden />
      <span className={classes.errorText}>{errorSentence(error)}</span>
      {onRetry ? (
        <Button
          variant="default"
          size="xs"
          leftSection={<IconRefresh size={14} stroke={1.6} />}
          onClick={onRetry}
        >
          {t('tryAgain')}
        </Button>
      ) : null}
    </div>
  )
}

/** Placeholders of `rows` table rows while the first answer is on its way. */
export function LoadingRows({ rows }: { rows: number }) {
  const { t } = useTranslation('frame')
  return (
    <output className={classes.loading} aria-label={t('loading')}>
      {Array.from({ length: rows }, (_, index) => (
        <Skeleton key={index} height={12} my={10} width={`${92 - ((index * 17) % 40)}%`} />
      ))}
    </output>
  )
}
