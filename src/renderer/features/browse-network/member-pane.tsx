/** One hospital: who it is, how it stands, and what it did. */
import type { MemberView } from '#contract/views/network'
import { formatDateTime } from '#renderer/components/date-text.tsx'
import { Facts } from '#renderer/components/facts.tsx'
import { HashText } from '#renderer/components/hash-text.tsx'
import { specialtyNames } from '#renderer/components/specialty.ts'
import { ConnectionWord, MembershipChip } from '#renderer/components/state-chip.tsx'
import { DetailPane } from '#renderer/frame/detail-pane.tsx'
import { Link } from '#renderer/frame/router.tsx'
import { askedCount } from './fairness.ts'

/** The pane. */
export function MemberPane({ member, onClose }: { member: MemberView; onClose: () => void }) {
  const { profile, counts } = member
  return (
    <DetailPane
      title={profile.name}
      aside={<MembershipChip membership={member.membership} />}
      subtitle={member.isSelf ? 'This hospital' : profile.city}
      onClose={onClose}
    >
      <section>
        <h3>Hospital</h3>
        <Facts
          facts={[
            ['City', profile.city],
            ['Licence', profile.licence],
            ['Specialties', specialtyNames(profile.specialties)],
            ['Contact', `${profile.contact.person}, ${profile.contact.telephone}`],
            ['Identity', <HashText key="id" value={member.id} />],
          ]}
        />
      </section>
      <section>
        <h3>Now</h3>
        <Facts
          facts={[
            ['Connection', <ConnectionWord key="connection" connection={member.connection} />],
            ['Block', member.height ?? 'Not known'],
            [
              'Last seen',
              member.lastSeen === null ? 'Not known here' : formatDateTime(member.lastSeen),
            ],
            [
              'Since',
              <Link key="since" to={`/chain/${member.since}`}>
                block {member.since}
              </Link>,
            ],
          ]}
        />
      </section>
      <section>
        <h3>In the chain</h3>
        <Facts
          facts={[
            ['Submitted', `${counts.submitted}, withdrew ${counts.withdrawn}`],
            ['Asked', askedCount(member)],
            ['Accepted', counts.accepted],
            ['Rejected', counts.rejected],
            ['Passed', counts.passed],
            ['Unanswered', counts.unanswered],
          ]}
        />
      </section>
    </DetailPane>
  )
}
