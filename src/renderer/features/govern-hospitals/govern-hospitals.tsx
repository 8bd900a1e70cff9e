/** The ministry's hospitals: requests to decide, members, and the pane of the chosen one. */
import { Button } from '@mantine/core'
import { IconMailPlus } from '@tabler/icons-react'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Decision } from '#contract/views/membership'
import type { MemberView } from '#contract/views/network'
import { ErrorNotice, LoadingRows } from '#renderer/components/feedback.tsx'
import { Page } from '#renderer/frame/page.tsx'
import { navigate, useRoute } from '#renderer/frame/router.tsx'
import { useQuery } from '#renderer/store/use-query.ts'
import { ChangeMembership } from './change-membership.tsx'
import classes from './govern-hospitals.module.css'
import { changesFor, isMembershipChange } from './membership-change.ts'
import { MemberPane } from './member-pane.tsx'
import { MemberTable } from './member-table.tsx'
import { RequestList } from './request-list.tsx'

interface DetailProps {
  member: MemberView
  decisions: readonly Decision[]
  change: string | undefined
}

function Detail({ member, decisions, change }: DetailProps) {
  const close = useCallback(() => navigate('/hospitals'), [])
  const back = useCallback(() => navigate(`/hospitals/${member.id}`), [member.id])
  const own = decisions.filter(({ hospital }) => hospital.id === member.id)
  const possible = own.length === 0 && changesFor(member).some((offered) => offered === change)
  return possible && isMembershipChange(change) ? (
    <ChangeMembership
      key={`${member.id} ${change}`}
      member={member}
      change={change}
      onClose={back}
    />
  ) : (
    <MemberPane key={member.id} member={member} decisions={own} onClose={close} />
  )
}

/** The screen: /hospitals, /hospitals/request/ID, /hospitals/ID, /hospitals/ID/suspend and so on. */
export function GovernHospitals() {
  const { t } = useTranslation('membership')
  const { path } = useRoute()
  const members = useQuery('network.members', {}, ['network', 'block', 'changes'])
  const decided = useQuery('government.decisions', {}, ['changes', 'block'])
  const decisions = decided.data ?? []
  const chosen = members.data?.find((member) => member.id === path[1])
  const openRequest = path[1] === 'request' ? (path[2] ?? null) : null
  const failed = members.error ? members : decided
  return (
    <Page
      title={t('title')}
      actions={
        <Button
          variant="default"
          leftSection={<IconMailPlus size={16} stroke={1.6} />}
          onClick={() => navigate('/invitations')}
        >
          {t('invite')}
        </Button>
      }
      detail={
        chosen ? <Detail member={chosen} decisions={decisions} change={path[2]} /> : undefined
      }
      detailWidth={408}
    >
      <RequestList openId={openRequest} />
      {failed.error ? (
        <div className={classes.padded}>
          <ErrorNotice error={failed.error} onRetry={failed.reload} />
        </div>
      ) : null}
      {members.loading ? <LoadingRows rows={6} /> : null}
      {members.data ? (
        <MemberTable members={members.data} decisions={decisions} chosenId={chosen?.id ?? null} />
      ) : null}
    </Page>
  )
}
