/** Who is at the keyboard, and a way to hand the workstation to somebody else. */
import { Button, Popover, TextInput, UnstyledButton } from '@mantine/core'
import { IconUser } from '@tabler/icons-react'
import { useState } from 'react'
import { ErrorNotice } from '#renderer/components/feedback.tsx'
import { Form } from '#renderer/components/form.tsx'
import { useStatus } from '#renderer/store/status.ts'
import { useCommand } from '#renderer/store/use-command.ts'
import classes from './person-button.module.css'

function PersonForm({ onDone }: { onDone: () => void }) {
  const status = useStatus()
  const [name, setName] = useState(status.person ?? '')
  const setPerson = useCommand('app.setPerson')
  const save = async () => {
    const outcome = await setPerson.run({ person: name })
    if (outcome.ok) onDone()
  }
  return (
    <Form onSubmit={() => void save()} className={classes.form}>
      <TextInput
        label="Who is at this workstation"
        description="Signs what is recorded and reviewed from now on."
        value={name}
        data-autofocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {setPerson.error ? <ErrorNotice error={setPerson.error} /> : null}
      <Button type="submit" loading={setPerson.busy} disabled={name.trim() === ''}>
        Change person
      </Button>
    </Form>
  )
}

/** The person's name; a click lets another one take over. */
export function PersonButton() {
  const status = useStatus()
  const [opened, setOpened] = useState(false)
  return (
    <Popover opened={opened} onChange={setOpened} position="top-start" shadow="md" trapFocus>
      <Popover.Target>
        <UnstyledButton className={classes.person} onClick={() => setOpened(!opened)}>
          <IconUser size={14} stroke={1.6} aria-hidden />
          {status.person ?? 'Nobody named'}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <PersonForm onDone={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  )
}
