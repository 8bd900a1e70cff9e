/** Who is at the keyboard, and a way to hand the workstation to somebody else. */
import { Button, Popover, TextInput, UnstyledButton } from '@mantine/core'
import { IconUser } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '#renderer/components/feedback.tsx'
import { Form } from '#renderer/components/form.tsx'
import { showWhole } from '#renderer/components/whole-on-hover.ts'
import { useStatusPart } from '#renderer/store/status.ts'
import { useCommand } from '#renderer/store/use-command.ts'
import classes from './person-button.module.css'

function PersonForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('frame')
  const person = useStatusPart((status) => status.person)
  const [name, setName] = useState(person ?? '')
  const setPerson = useCommand('app.setPerson')
  const save = async () => {
    const outcome = await setPerson.run({ person: name })
    if (outcome.ok) onDone()
  }
  return (
    <Form onSubmit={() => void save()} className={classes.form}>
      <TextInput
        label={t('person.label')}
        description={t('person.description')}
        value={name}
        data-autofocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {setPerson.error ? <ErrorNotice error={setPerson.error} /> : null}
      <Button type="submit" loading={setPerson.busy} disabled={name.trim() === ''}>
        {t('person.change')}
      </Button>
    </Form>
  )
}

/** The person's name; a click lets another one take over. */
export function PersonButton() {
  const { t } = useTranslation('frame')
  const person = useStatusPart((status) => status.person)
  const [opened, setOpened] = useState(false)
  return (
    <Popover opened={opened} onChange={setOpened} position="top-start" shadow="md" trapFocus>
      <Popover.Target>
        <UnstyledButton className={classes.person} onClick={() => setOpened(!opened)}>
          <IconUser size={14} stroke={1.6} aria-hidden />
          <span className={classes.name} onPointerEnter={showWhole}>
            {person ?? t('person.nobody')}
          </span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <PersonForm onDone={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  )
}
