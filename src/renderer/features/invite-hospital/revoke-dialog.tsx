/** Asks once more before an invitation is withdrawn for good. */
import { Button, Group, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '#renderer/components/feedback.tsx'
import { useCommand } from '#renderer/store/use-command.ts'

/** Props of RevokeDialog. */
export interface RevokeDialogProps {
  /** Id of the invitation. */
  invitation: string
  onClose: () => void
}

/** The dialog. */
export function RevokeDialog({ invitation, onClose }: RevokeDialogProps) {
  const { t } = useTranslation('membership')
  const revoke = useCommand('government.revokeInvitation')
  const run = async () => {
    const outcome = await revoke.run({ invitation })
    if (outcome.ok) onClose()
  }
  return (
    <Modal opened onClose={onClose} title={t('invitation.revokeTitle')} size={440}>
      <p>{t('invitation.revokeText')}</p>
      {revoke.error ? <ErrorNotice error={revoke.error} /> : null}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('invitation.revokeKeep')}
        </Button>
        <Button color="danger" loading={revoke.busy} onClick={() => void run()}>
          {t('invitation.revokeConfirm')}
        </Button>
      </Group>
    </Modal>
  )
}
