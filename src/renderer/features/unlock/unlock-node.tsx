/** After a start the keys are closed: the passphrase opens them. */
import { Button } from '@mantine/core'
import { IconLockOpen } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ContractError } from '#contract/errors'
import { FormCard } from '#renderer/components/form-card.tsx'
import { PassphraseInput } from '#renderer/components/passphrase-input.tsx'
import { useStatus } from '#renderer/store/status.ts'
import { useCommand } from '#renderer/store/use-command.ts'

function isWrongPassphrase(error: Error | undefined): boolean {
  return error instanceof ContractError && error.code === 'wrong-passphrase'
}

/** The unlock form. A wrong passphrase empties the field and says so; another fault keeps it. */
export function UnlockNode() {
  const { t } = useTranslation('setup')
  const { name } = useStatus()
  const [passphrase, setPassphrase] = useState('')
  const unlock = useCommand('app.unlock')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const submit = async () => {
    if (passphrase === '') return
    const outcome = await unlock.run({ passphrase })
    if (outcome.ok || isWrongPassphrase(outcome.error)) setPassphrase('')
    field.current?.focus()
  }
  return (
    <FormCard
      title={name ? t('unlock.titleOf', { name }) : t('unlock.title')}
      text={t('unlock.text')}
      onSubmit={() => void submit()}
      error={unlock.error}
      actions={
        <Button
          type="submit"
          loading={unlock.busy}
          disabled={passphrase === ''}
          leftSection={<IconLockOpen size={16} stroke={1.6} />}
        >
          {t('unlock.submit')}
        </Button>
      }
    >
      <PassphraseInput
        label={t('passphrase.label')}
        autoComplete="current-password"
        ref={field}
        value={passphrase}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
      />
    </FormCard>
  )
}
