/** The star, live: every hospital hangs on the ministry, which relays and orders. */
import { IconTopologyStar3 } from '@tabler/icons-react'
import { EmptyState, ErrorNotice, LoadingRows } from '#renderer/components/feedback.tsx'
import { Page } from '#renderer/frame/page.tsx'
import { useStatus } from '#renderer/store/status.ts'
import { useQuery } from '#renderer/store/use-query.ts'
import classes from './government-network.module.css'
import { HospitalCard } from './hospital-card.tsx'
import { LARGEST_STAR, Star } from './star.tsx'
import { RecentRelays } from './recent-relays.tsx'

/** The screen. With more hospitals than a star can show legibly they stand in a grid. */
export function GovernmentNetwork() {
  const status = useStatus()
  const members = useQuery('network.members', {}, ['network', 'block', 'status'])
  const shown = members.data?.filter((member) => member.membership !== 'removed')
  return (
    <Page
      title="Network"
      subtitle="live"
      actions={
        <span className={classes.counts}>
          <strong>
            {status.votersConnected} of {status.voters}
          </strong>{' '}
          voting hospitals connected, <strong>{status.votesNeeded}</strong> votes needed
        </span>
      }
    >
      {members.error ? <ErrorNotice error={members.error} onRetry={members.reload} /> : null}
      {members.loading ? <LoadingRows rows={8} /> : null}
      {shown?.length === 0 ? (
        <EmptyState
          icon={<IconTopologyStar3 />}
          title="No hospital yet"
          text="Admitted hospitals appear here, with what each of them is doing."
        />
      ) : null}
      {shown && shown.length > 0 && shown.length <= LARGEST_STAR ? <Star members={shown} /> : null}
      {shown && shown.length > LARGEST_STAR ? (
        <div className={classes.grid}>
          {shown.map((member) => (
            <HospitalCard key={member.id} member={member} />
          ))}
        </div>
      ) : null}
      <RecentRelays />
    </Page>
  )
}
