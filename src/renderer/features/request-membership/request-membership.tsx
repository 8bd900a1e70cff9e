/** Hospital, first start: ask the ministry to join, with the invitation it gave. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormCard } from '#renderer/components/form-card.tsx'
import { PassphraseFields } from '#renderer/components/passphrase-fields.tsx'
import { useKeptState } from '#renderer/components/use-kept-state.ts'
import { useCommand } from '#renderer/store/use-command.ts'
import { InvitationField } from './invitation-field.tsx'
import { EMPTY_PROFILE, ProfileFields, toProfile } from './profile-fields.tsx'

/** The request form. Its keys are made here and never leave this computer. */
export function RequestMembership() {
  const { t } = useTranslation('setup')
  const [invitation, setInvitation, forgetInvitation] = useKeptState('request-invitation', '')
  const [profile, setProfile, forgetProfile] = useKeptState('request-profile', EMPTY_PROFILE)
  const [passphrase, setPassphrase] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const request = useCommand('hospital.request')

  const submit = async () => {
    setTried(true)
    // An unfit passphrase goes out as none, so that every field's fault is said at once.
    const asked = { invitation, ...toProfile(profile), passphrase: passphrase ?? '' }
    const outcome = await request.run(asked)
    if (!outcome.ok) return
    forgetInvitation()
    forgetProfile()
  }

  return (
    <FormCard
      title={t('request.title')}
      text={t('request.text')}
      onSubmit={() => void submit()}
      error={request.error}
      actions={
        <Button type="submit" loading={request.busy}>
          {t('request.submit')}
        </Button>
      }
    >
      <InvitationField value={invitation} error={request.error} onChange={setInvitation} />
      <ProfileFields profile={profile} error={request.error} onChange={setProfile} />
      <PassphraseFields onChange={setPassphrase} strict={tried} />
    </FormCard>
  )
}
