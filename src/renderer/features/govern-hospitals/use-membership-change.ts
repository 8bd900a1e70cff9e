/** Deciding a change of one member, with or without a reason. */
import { notifications } from '@mantine/notifications'
import { useTranslation } from 'react-i18next'
import type { MemberView } from '#contract/views/network'
import { navigate } from '#renderer/frame/router.tsx'
import { useCommand } from '#renderer/store/use-command.ts'
import { asksHospitals, type MembershipChange } from './membership-change.ts'

/** Runs the command of a change, says what follows, and goes back to the member. */
export function useMembershipChange(member: MemberView, change: MembershipChange) {
  const { t } = useTranslation('membership')
  const activate = useCommand('government.activate')
  const suspend = useCommand('government.suspend')
  const reinstate = useCommand('government.reinstate')
  const remove = useCommand('government.remove')
  const commands = { activate, suspend, reinstate, remove }
  const { busy, error } = commands[change]

  /** True when it was decided. */
  const run = async (reason: string, approvals: number): Promise<boolean> => {
    const hospital = member.id
    const outcome =
      change === 'activate'
        ? await activate.run({ hospital })
        : await commands[change].run({ hospital, reason })
    if (!outcome.ok) return false
    const asks = asksHospitals(change) && approvals > 0
    notifications.show({ message: asks ? t('change.askingOthers') : t('change.nextBlock') })
    navigate(`/hospitals/${hospital}`)
    return true
  }
  return { run, busy, error }
}
