/** An invitation that was just made. */
import { Button, CopyButton, Textarea } from '@mantine/core'
import { IconCheck, IconCopy, IconDownload } from '@tabler/icons-react'
import type { InvitationView } from '#contract/views/network'
import { DateText } from '#renderer/components/date-text.tsx'
import { saveText } from '#renderer/components/save-text.ts'
import classes from './invite-hospital.module.css'
import { QrCode } from './qr-code.tsx'

/** Text, file and QR code: the same invitation three times. */
export function InvitationCard({ invitation }: { invitation: InvitationView }) {
  return (
    <section className={classes.card}>
      <div className={classes.words}>
        <h2>Invitation for {invitation.label}</h2>
        <p className={classes.note}>
          Good until <DateText at={invitation.expiresAt} />. Hand it over now; another one can be
          made at any time.
        </p>
        <Textarea
          aria-label="Invitation as text"
          classNames={{ input: classes.text ?? '' }}
          readOnly
          maxRows={8}
          value={invitation.text}
        />
        <div className={classes.actions}>
          <CopyButton value={invitation.text} timeout={2000}>
            {({ copied, copy }) => (
              <Button
                variant="default"
                leftSection={
                  copied ? (
                    <IconCheck size={16} stroke={1.6} />
                  ) : (
                    <IconCopy size={16} stroke={1.6} />
                  )
                }
                onClick={copy}
              >
                {copied ? 'Copied' : 'Copy the text'}
              </Button>
            )}
          </CopyButton>
          <Button
            variant="default"
            leftSection={<IconDownload size={16} stroke={1.6} />}
            onClick={() => saveText(invitation.fileName, invitation.text)}
          >
            Save as a file
          </Button>
        </div>
      </div>
      <QrCode text={invitation.text} />
    </section>
  )
}
