/** Hospital, first start: ask the ministry to join, with the invitation it gave. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { ErrorNotice } from '#renderer/components/feedback.tsx'
import { FormCard } from '#renderer/components/form-card.tsx'
import { PassphraseFields } from '#renderer/components/passphrase-fields.tsx'
import { useCommand } from '#renderer/store/use-command.ts'
import { InvitationField } from './invitation-field.tsx'
import { EMPTY_PROFILE, ProfileFields, toProfile } from './profile-fields.tsx'

/** The request form. Its keys are made here and never leave this computer. */
export function RequestMembership() {
  const [invitation, setInvitation] = useState('')
  const [profile, setProfile] = useState(EMPTY_PROFILE)
  const [passphrase, setPassphrase] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const request = useCommand('hospital.request')

  const submit = async () => {
    setTried(true)
    // An unfit passphrase goes out as none, so that every field's fault is said at once.
    await request.run({ invitation, ...toProfile(profile), passphrase: passphrase ?? '' })
  }

  return (
    <FormCard
      title="Ask to join"
      text="The ministry sees these details and decides. Your keys are made on this computer and stay here."
      onSubmit={() => void submit()}
      actions={
        <Button type="submit" loading={request.busy}>
          Send the request
        </Button>
      }
    >
      <InvitationField value={invitation} error={request.error} onChange={setInvitation} />
      <ProfileFields profile={profile} error={request.error} onChange={setProfile} />
      <PassphraseFields onChange={setPassphrase} strict={tried} />
      {request.error ? <ErrorNotice error={request.error} /> : null}
    </FormCard>
  )
}
