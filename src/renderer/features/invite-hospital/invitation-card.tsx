/** An open invitation: text, file, QR code and printed sheet are the same four times. */
import { Button, CopyButton, Textarea } from '@mantine/core'
import { IconCheck, IconCopy, IconDownload, IconPrinter } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { InvitationView } from '#contract/views/network'
import { formatDateTime } from '#renderer/components/dates.ts'
import { saveText } from '#renderer/components/save-text.ts'
import { InvitationSheet } from './invitation-sheet.tsx'
import classes from './invite-hospital.module.css'
import { QrCode } from './qr-code.tsx'

function CopyText({ text }: { text: string }) {
  const { t } = useTranslation('membership')
  return (
    <CopyButton value={text} timeout={2000}>
      {({ copied, copy }) => {
        const Icon = copied ? IconCheck : IconCopy
        return (
          <Button variant="default" leftSection={<Icon size={16} stroke={1.6} />} onClick={copy}>
            {copied ? t('invitation.copied') : t('invitation.copy')}
          </Button>
        )
      }}
    </CopyButton>
  )
}

/** The card. Whatever prints this page, also the browser's own menu, prints the sheet. */
export function InvitationCard({ invitation }: { invitation: InvitationView }) {
  const { t } = useTranslation('membership')
  const { text, fileName } = invitation
  return (
    <>
      <p className={classes.note}>
        {t('invitation.goodUntil', { date: formatDateTime(invitation.expiresAt) })}
      </p>
      <div className={classes.actions}>
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} stroke={1.6} />}
          onClick={() => window.print()}
        >
          {t('invitation.print')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} stroke={1.6} />}
          onClick={() => saveText(fileName, text)}
        >
          {t('invitation.save')}
        </Button>
        <CopyText text={text} />
      </div>
      <QrCode text={text} className={classes.code} />
      <Textarea
        label={t('invitation.text')}
        classNames={{ input: classes.text ?? '' }}
        readOnly
        maxRows={8}
        dir="ltr"
        value={text}
      />
      <InvitationSheet invitation={invitation} />
    </>
  )
}
