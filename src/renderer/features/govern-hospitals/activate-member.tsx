/** An admitted member: what is missing before it can vote, or the button that asks for approvals. */
import { Button } from '@mantine/core'
import type { MemberView } from '#contract/views/network'
import { ErrorNotice } from '#renderer/components/feedback.tsx'
import { countOf } from '#renderer/components/plural.ts'
import { useStatus } from '#renderer/store/status.ts'
import { useCommand } from '#renderer/store/use-command.ts'
import classes from './change-membership.module.css'

/** Nothing for members in any other state. */
export function ActivateMember({ member }: { member: MemberView }) {
  const { voters } = useStatus()
  const activate = useCommand('government.activate')
  if (member.membership !== 'admitted') return null
  if (!member.joined) {
    return (
      <p className={classes.card}>
        Waits for the hospital: it compares a recent block with another hospital and signs. Then it
        can be activated.
      </p>
    )
  }
  return (
    <div className={classes.card}>
      <p>
        {voters === 0
          ? 'The hospital has signed. As the first one it is activated by you alone.'
          : `The hospital has signed. Activating asks the ${countOf(voters, 'voting hospital')} for their approval; each compares its keys first.`}
      </p>
      {activate.error ? <ErrorNotice error={activate.error} /> : null}
      <div>
        <Button loading={activate.busy} onClick={() => void activate.run({ hospital: member.id })}>
          Activate
        </Button>
      </div>
    </div>
  )
}
