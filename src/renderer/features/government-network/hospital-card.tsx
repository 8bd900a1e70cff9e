/** A hospital on the map: what it does now, whether it voted, how far its chain is. */
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { MemberView } from '#contract/views/network'
import { formatDateTime } from '#renderer/components/dates.ts'
import { ConnectionWord } from '#renderer/components/state-chip.tsx'
import { showWhole } from '#renderer/components/whole-on-hover.ts'
import { useStatus } from '#renderer/store/status.ts'
import classes from './government-network.module.css'
import { VoteWord } from './vote-word.tsx'

type Words = TFunction<'government'>

function noteOf(member: MemberView, networkHeight: number, t: Words): string {
  if (member.membership === 'admitted') return t('network.note.admitted')
  if (member.membership === 'suspended') return t('network.note.suspended')
  if (member.connection === 'offline') return absenceNote(member, t)
  const { height } = member
  if (height === null) return t('network.note.unknown')
  const count = networkHeight - height
  return count > 0 ? t('network.note.behind', { height, count }) : t('network.note.at', { height })
}

function absenceNote({ lastSeen, height }: MemberView, t: Words): string {
  if (lastSeen === null) return t('network.note.never')
  const date = formatDateTime(lastSeen)
  return height === null
    ? t('network.note.since', { date })
    : t('network.note.sinceAt', { date, height })
}

/** The card; it leads to the hospital's pane. */
export function HospitalCard({ member }: { member: MemberView }) {
  const { t } = useTranslation('government')
  const status = useStatus()
  return (
    <a
      href={`#/hospitals/${member.id}`}
      className={classes.card}
      data-votes={member.membership !== 'admitted'}
      data-connection={member.connection}
    >
      <span className={classes.cardName} onPointerEnter={showWhole}>
        {member.profile.name}
      </span>
      <span className={classes.cardLine}>
        <ConnectionWord connection={member.connection} />
        <VoteWord member={member} />
      </span>
      <span className={classes.cardNote} onPointerEnter={showWhole}>
        {noteOf(member, status.height, t)}
      </span>
    </a>
  )
}
