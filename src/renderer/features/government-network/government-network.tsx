/** The star, live: every hospital hangs on the ministry, which relays and orders. */
import { SegmentedControl } from '@mantine/core'
import { IconTopologyStar3 } from '@tabler/icons-react'
import { Trans, useTranslation } from 'react-i18next'
import { EmptyState, ErrorNotice, LoadingRows } from '#renderer/components/feedback.tsx'
import { Page } from '#renderer/frame/page.tsx'
import { navigate, useRoute } from '#renderer/frame/router.tsx'
import { useStatus } from '#renderer/store/status.ts'
import { useQuery } from '#renderer/store/use-query.ts'
import classes from './government-network.module.css'
import { HospitalList } from './hospital-list.tsx'
import { Passing } from './passing.tsx'
import { Star } from './star.tsx'

type Shape = 'map' | 'list'

function Head({ shape }: { shape: Shape }) {
  const { t } = useTranslation('government')
  const { votersConnected, voters, votesNeeded } = useStatus()
  return (
    <>
      <span className={classes.counts}>
        <Trans
          t={t}
          i18nKey="network.counts"
          count={voters}
          values={{ connected: votersConnected, needed: votesNeeded }}
          components={{ b: <strong /> }}
        />
      </span>
      <SegmentedControl
        aria-label={t('network.show')}
        value={shape}
        onChange={(next) => navigate(next === 'list' ? '/network/list' : '/network')}
        data={[
          { value: 'map', label: t('network.map') },
          { value: 'list', label: t('network.list') },
        ]}
      />
    </>
  )
}

/** The screen: a map, or the same as a list. */
export function GovernmentNetwork() {
  const { t } = useTranslation('government')
  const { path } = useRoute()
  const shape: Shape = path[1] === 'list' ? 'list' : 'map'
  const members = useQuery('network.members', {}, ['network', 'block', 'status'])
  const shown = members.data?.filter((member) => member.membership !== 'removed')
  return (
    <Page title={t('network.title')} subtitle={t('network.live')} actions={<Head shape={shape} />}>
      {members.error ? <ErrorNotice error={members.error} onRetry={members.reload} /> : null}
      {members.loading ? <LoadingRows rows={8} /> : null}
      {shown?.length === 0 ? (
        <EmptyState
          icon={<IconTopologyStar3 />}
          title={t('network.none.title')}
          text={t('network.none.text')}
        />
      ) : null}
      {shown && shown.length > 0 && shape === 'map' ? <Star members={shown} /> : null}
      {shown && shown.length > 0 && shape === 'list' ? <HospitalList members={shown} /> : null}
      {shape === 'map' ? <Passing /> : null}
    </Page>
  )
}
