/** After a start the keys are closed: the passphrase opens them. */
import { Button, PasswordInput } from '@mantine/core'
import { IconLockOpen } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { ErrorNotice } from '#renderer/components/feedback.tsx'
import { FormCard } from '#renderer/components/form-card.tsx'
import { useStatus } from '#renderer/store/status.ts'
import { useCommand } from '#renderer/store/use-command.ts'

/** The unlock form. A wrong passphrase empties the field and says so. */
export function UnlockNode() {
  const status = useStatus()
  const [passphrase, setPassphrase] = useState('')
  const unlock = useCommand('app.unlock')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const submit = async () => {
    await unlock.run({ passphrase })
    setPassphrase('')
  }
  return (
    <FormCard
      title={status.name ? `Unlock ${status.name}` : 'Unlock'}
      text="The keys of this node rest encrypted on this computer. While it is locked it is not connected and answers nobody."
      onSubmit={() => void submit()}
      actions={
        <Button
          type="submit"
          loading={unlock.busy}
          disabled={passphrase === ''}
          leftSection={<IconLockOpen size={16} stroke={1.6} />}
        >
          Unlock
        </Button>
      }
    >
      <PasswordInput
        label="Passphrase"
        autoComplete="current-password"
        ref={field}
        value={passphrase}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
      />
      {unlock.error ? <ErrorNotice error={unlock.error} /> : null}
    </FormCard>
  )
}
