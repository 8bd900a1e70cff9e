/** The governance log at the ministry, which also keeps decisions of its own. */
import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Page } from '#renderer/frame/page.tsx'
import { navigate, useRoute } from '#renderer/frame/router.tsx'
import { GovernanceLog } from './governance-log.tsx'
import { KeptDecisions } from './kept-decisions.tsx'

/** The screen. */
export function GovernmentGovernance() {
  const { t } = useTranslation('government')
  const { path } = useRoute()
  const source = path[1] === 'kept' ? 'kept' : 'chain'
  const tabs = (
    <SegmentedControl
      aria-label={t('governance.source')}
      value={source}
      onChange={(next) => navigate(next === 'kept' ? '/governance/kept' : '/governance')}
      data={[
        { value: 'chain', label: t('governance.inChain') },
        { value: 'kept', label: t('governance.keptHere') },
      ]}
    />
  )
  const title = t('governance.title')
  if (source === 'chain') {
    return <GovernanceLog title={title} subtitle={t('governance.subtitle')} tabs={tabs} />
  }
  return (
    <Page title={title} actions={tabs}>
      <KeptDecisions />
    </Page>
  )
}
