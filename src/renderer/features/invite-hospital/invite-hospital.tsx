/** Make an invitation and hand it over as a text, a file or a QR code. */
import { Button, TextInput } from '@mantine/core'
import { IconMailPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { InvitationView } from '#contract/views/network'
import { ErrorNotice } from '#renderer/components/feedback.tsx'
import { Form } from '#renderer/components/form.tsx'
import { Page } from '#renderer/frame/page.tsx'
import { useCommand } from '#renderer/store/use-command.ts'
import { InvitationCard } from './invitation-card.tsx'
import classes from './invite-hospital.module.css'

/** The screen. An invitation is shown once; making another one costs nothing. */
export function InviteHospital() {
  const [label, setLabel] = useState('')
  const [invitation, setInvitation] = useState<InvitationView>()
  const invite = useCommand('government.invite')
  const submit = async () => {
    const outcome = await invite.run({ label })
    if (!outcome.ok) return
    setInvitation(outcome.value)
    setLabel('')
  }
  return (
    <Page title="Invite a hospital">
      <div className={classes.invite}>
        <p className={classes.lead}>
          An invitation says where this ministry is and lets one hospital ask to join. It gives no
          vote and no key. Hand it to a person you know; whoever has it can send a request in their
          place, which is why words are compared before you admit.
        </p>
        <Form onSubmit={() => void submit()} className={classes.form}>
          <TextInput
            label="For whom, as you will recognise the request"
            placeholder="Beverly Hospital, Dr. Whitfield"
            maxLength={200}
            value={label}
            onChange={(event) => setLabel(event.currentTarget.value)}
          />
          <Button
            type="submit"
            loading={invite.busy}
            disabled={label.trim() === ''}
            leftSection={<IconMailPlus size={16} stroke={1.6} />}
          >
            Make an invitation
          </Button>
        </Form>
        {invite.error ? <ErrorNotice error={invite.error} /> : null}
        {invitation ? <InvitationCard invitation={invitation} /> : null}
      </div>
    </Page>
  )
}
