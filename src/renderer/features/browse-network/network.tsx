/** The network as a hospital sees it: who belongs, how fair the draw is, how it is governed. */
import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Page } from '#renderer/frame/page.tsx'
import { navigate, useRoute } from '#renderer/frame/router.tsx'
import { FairnessView } from '../browse-fairness/fairness-view.tsx'
import { GovernanceLog } from '../governance-log/governance-log.tsx'
import { Hospitals } from './hospitals.tsx'

const TABS = ['hospitals', 'fairness', 'governance'] as const
type Tab = (typeof TABS)[number]

function Tabs({ shown }: { shown: Tab }) {
  const { t } = useTranslation('network')
  return (
    <SegmentedControl
      aria-label={t('show')}
      value={shown}
      onChange={(tab) => navigate(tab === 'hospitals' ? '/network' : `/network/${tab}`)}
      data={TABS.map((tab) => ({ value: tab, label: t(`tab.${tab}`) }))}
    />
  )
}

/** The screen; what is shown and which hospital is opened stand in the address. */
export function Network() {
  const { t } = useTranslation('network')
  const { path } = useRoute()
  const shown = TABS.find((tab) => tab === path[1]) ?? 'hospitals'
  const tabs = <Tabs shown={shown} />
  if (shown === 'governance') return <GovernanceLog title={t('title')} tabs={tabs} />
  if (shown === 'fairness') {
    return (
      <Page title={t('title')} actions={tabs}>
        <FairnessView />
      </Page>
    )
  }
  return <Hospitals tabs={tabs} selected={path[1] ?? null} />
}
