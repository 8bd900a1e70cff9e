/** One member: who it is, how it serves, what the ministry can change. */
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Decision } from '#contract/views/membership'
import type { MemberView } from '#contract/views/network'
import { DetailPane } from '#renderer/frame/detail-pane.tsx'
import { MembershipChip } from '#renderer/components/state-chip.tsx'
import { navigate } from '#renderer/frame/router.tsx'
import { useQuery } from '#renderer/store/use-query.ts'
import { ActivationNote } from './activation-note.tsx'
import classes from './change-membership.module.css'
import { DecisionText } from './decision-text.tsx'
import { MemberFacts } from './member-facts.tsx'
import { changesFor, type MembershipChange } from './membership-change.ts'
import { OpenChange } from './open-change.tsx'

/** Props of MemberPane. */
export interface MemberPaneProps {
  member: MemberView
  /** Decisions about this member that are under way. */
  decisions: readonly Decision[]
  onClose: () => void
}

function ChangeButton({ member, change }: { member: MemberView; change: MembershipChange }) {
  const { t } = useTranslation('membership')
  return (
    <Button
      variant={change === 'remove' ? 'outline' : change === 'activate' ? 'filled' : 'default'}
      {...(change === 'remove' ? { color: 'danger' } : {})}
      onClick={() => navigate(`/hospitals/${member.id}/${change}`)}
    >
      {t(`change.${change}.open`)}
    </Button>
  )
}

/** The pane. While a decision about the member is under way, no other is offered. */
export function MemberPane({ member, decisions, onClose }: MemberPaneProps) {
  const changes = useQuery('changes.list', {}, ['changes', 'block'])
  const open = changes.data?.find((change) => change.subject.id === member.id)
  const decided = decisions[0]
  const offered = open || decided ? [] : changesFor(member)
  return (
    <DetailPane
      title={member.profile.name}
      aside={<MembershipChip membership={member.membership} />}
      onClose={onClose}
      foot={
        offered.length === 0
          ? undefined
          : offered.map((change) => <ChangeButton key={change} member={member} change={change} />)
      }
    >
      {open ? <OpenChange change={open} /> : null}
      {decided && !open ? (
        <p className={classes.card}>
          <span>
            <DecisionText decision={decided} />
          </span>
        </p>
      ) : null}
      {open || decided ? null : <ActivationNote member={member} />}
      <MemberFacts member={member} />
    </DetailPane>
  )
}
