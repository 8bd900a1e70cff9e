/** An admitted member: what is missing before it can vote. */
import { useTranslation } from 'react-i18next'
import type { MemberView } from '#contract/views/network'
import { useStatus } from '#renderer/store/status.ts'
import classes from './change-membership.module.css'

/** Nothing for members in any other state. */
export function ActivationNote({ member }: { member: MemberView }) {
  const { t } = useTranslation('membership')
  const { voters } = useStatus()
  if (member.membership !== 'admitted') return null
  const signed = voters === 0 ? t('activation.first') : t('activation.asks', { count: voters })
  return <p className={classes.card}>{member.joined ? signed : t('activation.notJoined')}</p>
}
