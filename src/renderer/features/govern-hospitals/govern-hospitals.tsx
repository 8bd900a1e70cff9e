/** The ministry's hospitals: requests to decide, members, and the pane of the chosen one. */
import { Button } from '@mantine/core'
import { IconMailPlus } from '@tabler/icons-react'
import { useCallback } from 'react'
import type { MemberView } from '#contract/views/network'
import { ErrorNotice, LoadingRows } from '#renderer/components/feedback.tsx'
import { Page } from '#renderer/frame/page.tsx'
import { navigate, useRoute } from '#renderer/frame/router.tsx'
import { useQuery } from '#renderer/store/use-query.ts'
import { ChangeMembership } from './change-membership.tsx'
import classes from './govern-hospitals.module.css'
import { isReasonedChange } from './membership-change.ts'
import { MemberPane } from './member-pane.tsx'
import { MemberTable } from './member-table.tsx'
import { RequestList } from './request-list.tsx'

function Detail({ member, change }: { member: MemberView; change: string | undefined }) {
  const close = useCallback(() => navigate('/hospitals'), [])
  const back = useCallback(() => navigate(`/hospitals/${member.id}`), [member.id])
  return isReasonedChange(change) ? (
    <ChangeMembership
      key={`${member.id} ${change}`}
      member={member}
      change={change}
      onClose={back}
    />
  ) : (
    <MemberPane key={member.id} member={member} onClose={close} />
  )
}

/** The screen: /hospitals, /hospitals/request/ID, /hospitals/ID, /hospitals/ID/suspend and so on. */
export function GovernHospitals() {
  const { path } = useRoute()
  const members = useQuery('network.members', {}, ['network', 'block', 'changes'])
  const chosen = members.data?.find((member) => member.id === path[1])
  const openRequest = path[1] === 'request' ? (path[2] ?? null) : null
  return (
    <Page
      title="Hospitals"
      actions={
        <Button
          variant="default"
          leftSection={<IconMailPlus size={16} stroke={1.6} />}
          onClick={() => navigate('/invitations')}
        >
          Invite a hospital
        </Button>
      }
      detail={chosen ? <Detail member={chosen} change={path[2]} /> : undefined}
      detailWidth={408}
    >
      <RequestList openId={openRequest} />
      {members.error ? (
        <div className={classes.padded}>
          <ErrorNotice error={members.error} onRetry={members.reload} />
        </div>
      ) : null}
      {members.loading ? <LoadingRows rows={6} /> : null}
      {members.data ? <MemberTable members={members.data} chosenId={chosen?.id ?? null} /> : null}
    </Page>
  )
}
