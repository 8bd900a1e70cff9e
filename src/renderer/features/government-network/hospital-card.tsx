/** A hospital on the map: what it does now, whether it voted, how far its chain is. */
import { IconCheck } from '@tabler/icons-react'
import type { MemberView } from '#contract/views/network'
import { formatDateTime } from '#renderer/components/date-text.tsx'
import { ConnectionWord } from '#renderer/components/state-chip.tsx'
import { useStatus } from '#renderer/store/status.ts'
import classes from './government-network.module.css'

function noteOf(member: MemberView): string {
  if (member.membership === 'admitted') return 'admitted, has no vote yet'
  if (member.membership === 'suspended') return 'suspended'
  const block = member.height === null ? 'block not known' : `at block ${member.height}`
  if (member.connection === 'offline') {
    return member.lastSeen === null ? 'never seen' : `since ${formatDateTime(member.lastSeen)}`
  }
  return member.connection === 'lagging' ? `${block}, catching up` : block
}

function Vote({ member }: { member: MemberView }) {
  const { voting } = useStatus()
  if (!voting || member.membership !== 'active') return null
  return (
    <span className={classes.vote}>
      {member.votedOnOpenBlock ? (
        <>
          <IconCheck size={14} stroke={1.6} aria-hidden />
          voted {voting.height}
        </>
      ) : (
        'vote awaited'
      )}
    </span>
  )
}

/** The card; it leads to the hospital's pane. */
export function HospitalCard({ member }: { member: MemberView }) {
  const votes = member.membership !== 'admitted'
  return (
    <a href={`#/hospitals/${member.id}`} className={classes.card} data-votes={votes}>
      <span className={classes.cardName} title={member.profile.name}>
        {member.profile.name}
      </span>
      <span className={classes.cardLine}>
        <ConnectionWord connection={member.connection} />
        <Vote member={member} />
      </span>
      <span className={classes.cardNote}>{noteOf(member)}</span>
    </a>
  )
}
