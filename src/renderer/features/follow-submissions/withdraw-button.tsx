/** Withdraws a submission after saying what that does. */
import { Button, Group, Modal } from '@mantine/core'
import { useState } from 'react'
import { ErrorNotice } from '#renderer/components/feedback.tsx'
import { useCommand } from '#renderer/store/use-command.ts'

/** The button with its question. */
export function WithdrawButton({ submission }: { submission: string }) {
  const [asking, setAsking] = useState(false)
  const withdraw = useCommand('submissions.withdraw')
  const confirm = async () => {
    const outcome = await withdraw.run({ submission })
    if (outcome.ok) setAsking(false)
  }
  return (
    <>
      <Button variant="default" c="var(--danger-text)" onClick={() => setAsking(true)}>
        Withdraw…
      </Button>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title="Withdraw this submission?"
        size={440}
      >
        <p>
          No hospital will validate it, and it will not be recorded. That it was withdrawn stays
          visible to every hospital, its contents do not. You can copy it as a new one.
        </p>
        {withdraw.error ? <ErrorNotice error={withdraw.error} /> : null}
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={() => setAsking(false)}>
            Keep it
          </Button>
          <Button color="danger" loading={withdraw.busy} onClick={() => void confirm()}>
            Withdraw
          </Button>
        </Group>
      </Modal>
    </>
  )
}
