/** The members of the consortium, whatever their state. */
import { IconBuildingHospital } from '@tabler/icons-react'
import type { MemberView } from '#contract/views/network'
import { DataTable, type Column } from '#renderer/components/data-table.tsx'
import { formatDate, formatTime } from '#renderer/components/date-text.tsx'
import { EmptyState } from '#renderer/components/feedback.tsx'
import { countOf } from '#renderer/components/plural.ts'
import { ConnectionWord, MembershipChip } from '#renderer/components/state-chip.tsx'
import { navigate } from '#renderer/frame/router.tsx'
import { useStatus } from '#renderer/store/status.ts'
import classes from './govern-hospitals.module.css'

function lastSeen(member: MemberView) {
  if (member.connection !== 'offline') return 'now'
  if (member.lastSeen === null) return 'never'
  const day = formatDate(member.lastSeen)
  return day === formatDate(Date.now()) ? `today, ${formatTime(member.lastSeen)}` : day
}

const COLUMNS: readonly Column<MemberView>[] = [
  {
    key: 'hospital',
    head: 'Hospital',
    width: 'minmax(170px, 1.6fr)',
    cell: (member) => member.profile.name,
  },
  {
    key: 'city',
    head: 'City',
    width: 'minmax(80px, 1fr)',
    cell: (member) => member.profile.city,
  },
  {
    key: 'membership',
    head: 'Membership',
    width: '108px',
    cell: (member) => <MembershipChip membership={member.membership} />,
  },
  {
    key: 'connection',
    head: 'Connection',
    width: '96px',
    cell: (member) =>
      member.membership === 'removed' ? 'None' : <ConnectionWord connection={member.connection} />,
  },
  {
    key: 'block',
    head: 'Block',
    width: '56px',
    align: 'end',
    cell: (member) => member.height ?? '–',
  },
  { key: 'seen', head: 'Last seen', width: '92px', cell: lastSeen },
]

/** The table; a row opens the member's pane. */
export function MemberTable({
  members,
  chosenId,
}: {
  members: readonly MemberView[]
  chosenId: string | null
}) {
  const status = useStatus()
  return (
    <section className={classes.members}>
      <div className={classes.sectionHead}>
        <h2>Members</h2>
        <span>
          {countOf(status.voters, 'hospital')} vote, {countOf(status.votesNeeded, 'vote')} make a
          block final
        </span>
      </div>
      {members.length === 0 ? (
        <EmptyState
          icon={<IconBuildingHospital />}
          title="No hospital yet"
          text="Invite the first one. Its request appears above, and here once you have admitted it."
        />
      ) : (
        <DataTable
          label="Members"
          columns={COLUMNS}
          rows={members}
          rowKey={(member) => member.id}
          selectedKey={chosenId}
          onSelect={(member) => navigate(`/hospitals/${member.id}`)}
        />
      )}
    </section>
  )
}
