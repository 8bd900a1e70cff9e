/** The one line that an invitation needs. */
import { Button, TextInput } from '@mantine/core'
import { IconMailPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '#renderer/components/feedback.tsx'
import { useFieldErrors } from '#renderer/components/field-errors.ts'
import { Form } from '#renderer/components/form.tsx'
import { useKeptState } from '#renderer/components/use-kept-state.ts'
import { useCommand } from '#renderer/store/use-command.ts'
import classes from './invite-hospital.module.css'

/** The form; `onMade` gets the id of what was made. */
export function InviteForm({ onMade }: { onMade: (id: string) => void }) {
  const { t } = useTranslation('membership')
  const [label, setLabel, forgetLabel] = useKeptState('invite-hospital', '')
  const invite = useCommand('government.invite')
  const fieldError = useFieldErrors(invite.error)
  const submit = async () => {
    const outcome = await invite.run({ label })
    if (!outcome.ok) return
    setLabel('')
    forgetLabel()
    onMade(outcome.value.id)
  }
  return (
    <>
      <Form onSubmit={() => void submit()} className={classes.form} error={invite.error}>
        <TextInput
          label={t('invitations.label')}
          placeholder={t('invitations.example')}
          maxLength={200}
          value={label}
          error={fieldError('label', label)}
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
        <Button
          type="submit"
          loading={invite.busy}
          disabled={label.trim() === ''}
          leftSection={<IconMailPlus size={16} stroke={1.6} />}
        >
          {t('invitations.make')}
        </Button>
      </Form>
      {invite.error ? <ErrorNotice error={invite.error} /> : null}
    </>
  )
}
