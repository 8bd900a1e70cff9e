/** A dialog that asks for a reason in one line before something that others will read about. */
import { Button, Group, Modal, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from './feedback.tsx'

/** Props of ReasonDialog. */
export interface ReasonDialogProps {
  title: string
  /** What happens then and what it means. */
  text: string
  label: string
  confirm: string
  busy: boolean
  error: Error | undefined
  onConfirm: (reason: string) => void
  onClose: () => void
}

const LONGEST_REASON = 200

/** The dialog. Enter does not confirm it; Escape closes it. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { t } = useTranslation('frame')
  const [reason, setReason] = useState('')
  const stated = reason.replaceAll('\n', ' ').trim()
  return (
    <Modal opened onClose={props.onClose} title={props.title} size={440}>
      <p>{props.text}</p>
      <Textarea
        my="md"
        label={props.label}
        maxLength={LONGEST_REASON}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {props.error ? <ErrorNotice error={props.error} /> : null}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={props.onClose}>
          {t('cancel')}
        </Button>
        <Button
          color="danger"
          disabled={stated === ''}
          loading={props.busy}
          onClick={() => props.onConfirm(stated)}
        >
          {props.confirm}
        </Button>
      </Group>
    </Modal>
  )
}
