/** Whether a hospital has voted on the open block: icon and word. */
import { IconCheck, IconHourglass } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { MemberView } from '#contract/views/network'
import { useStatus } from '#renderer/store/status.ts'
import classes from './government-network.module.css'

/** The word; nothing while no block is open or where the hospital has no vote on it. */
export function VoteWord({ member }: { member: MemberView }) {
  const { t } = useTranslation('government')
  const { voting } = useStatus()
  if (!voting || member.membership !== 'active') return null
  const Icon = member.votedOnOpenBlock ? IconCheck : IconHourglass
  return (
    <span className={classes.vote}>
      <Icon size={14} stroke={1.6} aria-hidden />
      {member.votedOnOpenBlock
        ? t('network.vote.given', { height: voting.height })
        : t(member.connection === 'offline' ? 'network.vote.none' : 'network.vote.awaited')}
    </span>
  )
}
