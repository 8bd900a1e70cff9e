/** One member: who it is, how it serves, what the ministry can change. */
import { Button } from '@mantine/core'
import type { MemberView } from '#contract/views/network'
import { DateText } from '#renderer/components/date-text.tsx'
import { Facts } from '#renderer/components/facts.tsx'
import { HashText } from '#renderer/components/hash-text.tsx'
import { specialtyNames } from '#renderer/components/specialty.ts'
import { ConnectionWord, MembershipChip } from '#renderer/components/state-chip.tsx'
import { DetailPane } from '#renderer/frame/detail-pane.tsx'
import { navigate } from '#renderer/frame/router.tsx'
import { useQuery } from '#renderer/store/use-query.ts'
import { ActivateMember } from './activate-member.tsx'
import { changesFor, CHANGE_VERBS } from './membership-change.ts'
import { OpenChange } from './open-change.tsx'

function countsOf({ counts }: MemberView) {
  return [
    ['Submitted', counts.submitted],
    ['Withdrawn', counts.withdrawn],
    ['Accepted', counts.accepted],
    ['Rejected', counts.rejected],
    ['Passed on', counts.passed],
    ['Unanswered', counts.unanswered],
  ] as const
}

/** The pane. */
export function MemberPane({ member, onClose }: { member: MemberView; onClose: () => void }) {
  const changes = useQuery('changes.list', {}, ['changes', 'block'])
  const open = changes.data?.find((change) => change.subject.id === member.id)
  const { profile } = member
  const offered = open ? [] : changesFor(member)
  return (
    <DetailPane
      title={profile.name}
      aside={<MembershipChip membership={member.membership} />}
      onClose={onClose}
      foot={
        offered.length === 0
          ? undefined
          : offered.map((change) => (
              <Button
                key={change}
                variant={change === 'remove' ? 'outline' : 'default'}
                {...(change === 'remove' ? { color: 'danger' } : {})}
                onClick={() => navigate(`/hospitals/${member.id}/${change}`)}
              >
                {CHANGE_VERBS[change]}…
              </Button>
            ))
      }
    >
      {open ? <OpenChange change={open} /> : <ActivateMember member={member} />}
      <Facts
        facts={[
          ['City', profile.city],
          ['Licence', profile.licence],
          ['Specialties', specialtyNames(profile.specialties)],
          ['Contact', `${profile.contact.person}, ${profile.contact.telephone}`],
          ['Since', `Block ${member.since}`],
          ['Connection', <ConnectionWord key="connection" connection={member.connection} />],
          ['Has block', member.height === null ? 'Not known' : member.height],
          [
            'Last seen',
            member.lastSeen === null ? 'Never' : <DateText key="seen" at={member.lastSeen} />,
          ],
          ['Id', <HashText key="id" value={member.id} />],
        ]}
      />
      <h3>Records</h3>
      <Facts facts={countsOf(member)} />
    </DetailPane>
  )
}
