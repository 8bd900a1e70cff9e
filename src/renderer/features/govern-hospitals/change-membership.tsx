/** Suspend, reinstate or remove: the consequences by name, the reason, then the decision. */
import { Button, Checkbox, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { MemberView } from '#contract/views/network'
import { ErrorNotice, LoadingRows } from '#renderer/components/feedback.tsx'
import { DetailPane } from '#renderer/frame/detail-pane.tsx'
import { navigate } from '#renderer/frame/router.tsx'
import { useCommand } from '#renderer/store/use-command.ts'
import { useQuery } from '#renderer/store/use-query.ts'
import classes from './change-membership.module.css'
import { ConsequencesView } from './consequences-view.tsx'
import {
  CHANGE_METHODS,
  CHANGE_VERBS,
  effectsOf,
  type ReasonedChange,
} from './membership-change.ts'

/** Props of ChangeMembership. */
export interface ChangeMembershipProps {
  member: MemberView
  change: ReasonedChange
  onClose: () => void
}

/** The pane. What stops blocks says so and asks for a tick. */
export function ChangeMembership({ member, change, onClose }: ChangeMembershipProps) {
  const [reason, setReason] = useState('')
  const [understood, setUnderstood] = useState(false)
  const command = useCommand(CHANGE_METHODS[change])
  const consequences = useQuery(
    'government.consequences',
    change === 'reinstate' ? null : { hospital: member.id, change },
    ['network', 'block'],
  )
  const stops = consequences.data?.stopsBlocks === true
  const known = change === 'reinstate' || consequences.data !== undefined
  const stated = reason.replaceAll('\n', ' ').trim()
  const title = `${CHANGE_VERBS[change]} ${member.profile.name}`

  const run = async () => {
    const outcome = await command.run({ hospital: member.id, reason: stated })
    if (!outcome.ok) return
    notifications.show({
      message:
        change === 'remove'
          ? 'The other hospitals are asked for their approval.'
          : 'It takes effect with the next block.',
    })
    navigate(`/hospitals/${member.id}`)
  }

  return (
    <DetailPane
      title={title}
      onClose={onClose}
      foot={
        <>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            {...(change === 'reinstate' ? {} : { color: 'danger' })}
            loading={command.busy}
            disabled={!known || stated === '' || (stops && !understood)}
            onClick={() => void run()}
          >
            {title}
          </Button>
        </>
      }
    >
      {consequences.error ? (
        <ErrorNotice error={consequences.error} onRetry={consequences.reload} />
      ) : null}
      {consequences.loading ? <LoadingRows rows={5} /> : null}
      {consequences.data ? (
        <ConsequencesView consequences={consequences.data} subject={member.id} change={change} />
      ) : null}
      <section>
        <h3>{member.profile.name}</h3>
        <ul className={classes.effects}>
          {effectsOf(change, consequences.data?.approvalsNeeded ?? 0).map((effect) => (
            <li key={effect}>{effect}</li>
          ))}
        </ul>
      </section>
      <Textarea
        label="Reason, shown to every hospital"
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {stops ? (
        <Checkbox
          label="I understand that new blocks stop for now"
          checked={understood}
          onChange={(event) => setUnderstood(event.currentTarget.checked)}
        />
      ) : null}
      {command.error ? <ErrorNotice error={command.error} /> : null}
    </DetailPane>
  )
}
