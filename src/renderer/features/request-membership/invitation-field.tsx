/** The invitation as pasted text or a file. */
import { Button, FileButton, Textarea } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFieldErrors } from '#renderer/components/field-errors.ts'
import classes from './invitation-field.module.css'

/** Longest invitation that the node reads, in characters. */
const LONGEST = 20_000

/** The field. A file replaces what was pasted. */
export function InvitationField({
  value,
  error,
  onChange,
}: {
  value: string
  error: Error | undefined
  onChange: (text: string) => void
}) {
  const { t } = useTranslation('setup')
  const fieldError = useFieldErrors(error)
  const [fileError, setFileError] = useState<string | null>(null)
  const read = async (file: File | null) => {
    if (!file) return
    if (file.size > LONGEST) {
      setFileError(t('request.fileTooLarge', { file: file.name }))
      return
    }
    try {
      onChange(await file.text())
      setFileError(null)
    } catch {
      // Moved, or on a stick that was pulled out: the person can choose it again.
      setFileError(t('request.fileUnreadable', { file: file.name }))
    }
  }
  return (
    <div>
      <Textarea
        label={t('request.invitation')}
        description={t('request.invitationHint')}
        classNames={{ input: classes.text ?? '' }}
        minRows={2}
        maxRows={2}
        spellCheck={false}
        value={value}
        error={fileError ?? fieldError('invitation', value)}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <FileButton onChange={(file) => void read(file)}>
        {(props) => (
          <Button
            {...props}
            mt="sm"
            variant="default"
            leftSection={<IconFileUpload size={16} stroke={1.6} />}
          >
            {t('request.openFile')}
          </Button>
        )}
      </FileButton>
    </div>
  )
}
