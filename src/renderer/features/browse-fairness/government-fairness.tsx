/** Fairness and service, as the ministry sees them. */
import { useTranslation } from 'react-i18next'
import { Page } from '#renderer/frame/page.tsx'
import { FairnessView } from './fairness-view.tsx'

/** The screen. */
export function GovernmentFairness() {
  const { t } = useTranslation('network')
  return (
    <Page title={t('fairness.title')} subtitle={t('fairness.subtitle')}>
      <FairnessView />
    </Page>
  )
}
