/** The ministry said no: its reason, and what can be done. */
import { IconCircleX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '#renderer/components/feedback.tsx'
import { useStatus } from '#renderer/store/status.ts'

/** The end of a request. */
export function RequestRefused() {
  const { t } = useTranslation('setup')
  const { phaseReason, consortium } = useStatus()
  const ministry = consortium?.governmentName ?? t('ministry')
  const reason = phaseReason?.text ?? ''
  return (
    <EmptyState
      icon={<IconCircleX />}
      title={t('refused.title')}
      text={
        <>
          {reason === ''
            ? t('refused.noReason', { ministry })
            : t('refused.reason', { ministry, reason })}
          <br />
          {t('refused.next')}
        </>
      }
    />
  )
}
