/** The invitation as pasted text or a file. */
import { Button, FileButton, Textarea } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { fieldError } from '#renderer/components/field-errors.ts'
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
  const [fileError, setFileError] = useState<string | null>(null)
  const read = async (file: File | null) => {
    if (!file) return
    if (file.size > LONGEST) {
      setFileError(
        `${file.name} is too large for an invitation. Choose the file that the ministry sent.`,
      )
      return
    }
    setFileError(null)
    onChange(await file.text())
  }
  return (
    <div>
      <Textarea
        label="Invitation"
        description="Paste the text that the ministry sent, or open its file."
        classNames={{ input: classes.text ?? '' }}
        minRows={2}
        maxRows={2}
        spellCheck={false}
        value={value}
        error={fileError ?? fieldError(error, 'invitation', value)}
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
            Open a file
          </Button>
        )}
      </FileButton>
    </div>
  )
}
