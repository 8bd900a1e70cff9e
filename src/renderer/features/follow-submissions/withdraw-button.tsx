/** Withdraws a submission after saying what that does. */
import { Button, Group, Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '#renderer/components/feedback.tsx'
import { useCommand } from '#renderer/store/use-command.ts'

/** The button with its question. */
export function WithdrawButton({ submission }: { submission: string }) {
  const { t } = useTranslation('submissions')
  const [asking, setAsking] = useState(false)
  const withdraw = useCommand('submissions.withdraw')
  const confirm = async () => {
    const outcome = await withdraw.run({ submission })
    if (outcome.ok) setAsking(false)
  }
  return (
    <>
      <Button variant="default" c="var(--danger-text)" onClick={() => setAsking(true)}>
        {t('withdraw.open')}
      </Button>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('withdraw.title')}
        size={440}
      >
        <p>{t('withdraw.text')}</p>
        {withdraw.error ? <ErrorNotice error={withdraw.error} /> : null}
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={() => setAsking(false)}>
            {t('withdraw.keep')}
          </Button>
          <Button color="danger" loading={withdraw.busy} onClick={() => void confirm()}>
            {t('withdraw.confirm')}
          </Button>
        </Group>
      </Modal>
    </>
  )
}
