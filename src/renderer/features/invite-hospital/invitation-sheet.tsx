/** One page of paper to hand over: hidden on the screen, and all that is printed. */
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { InvitationView } from '#contract/views/network'
import { formatDateTime } from '#renderer/components/dates.ts'
import { useStatus } from '#renderer/store/status.ts'
import classes from './invitation-sheet.module.css'
import { QrCode } from './qr-code.tsx'
import { groupsOf } from './text-groups.ts'

/** Longest text that stays on the page below the code, in characters. */
const LONGEST_PRINTED = 1900

function SheetText({ text }: { text: string }) {
  const { t } = useTranslation('membership')
  if (text.length > LONGEST_PRINTED) return <p>{t('sheet.textTooLong')}</p>
  return (
    <section>
      <h2>{t('sheet.text')}</h2>
      <p className={classes.groups} dir="ltr">
        {groupsOf(text).join(' ')}
      </p>
    </section>
  )
}

function SheetFacts({ invitation }: { invitation: InvitationView }) {
  const { t } = useTranslation('membership')
  const { consortium } = useStatus()
  const facts = [
    [t('sheet.for'), invitation.label],
    [t('sheet.from'), consortium?.governmentName],
    [t('sheet.consortium'), consortium?.name],
    [t('sheet.expires'), formatDateTime(invitation.expiresAt)],
  ]
  return (
    <dl className={classes.facts}>
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** The sheet, a child of the body beside the window's own content. */
export function InvitationSheet({ invitation }: { invitation: InvitationView }) {
  const { t } = useTranslation('membership')
  const { consortium } = useStatus()
  const ministry = consortium?.governmentName ?? ''
  return createPortal(
    <article className={classes.sheet}>
      <h1>{t('sheet.title', { consortium: consortium?.name ?? '' })}</h1>
      <div className={classes.top}>
        <QrCode text={invitation.text} className={classes.code} />
        <SheetFacts invitation={invitation} />
      </div>
      <section>
        <h2>{t('sheet.steps')}</h2>
        <ol>
          <li>{t('sheet.step1')}</li>
          <li>{t('sheet.step2')}</li>
          <li>{t('sheet.step3', { ministry })}</li>
        </ol>
      </section>
      <section>
        <h2>{t('sheet.worthTitle')}</h2>
        <p>{t('sheet.worth')}</p>
      </section>
      <SheetText text={invitation.text} />
    </article>,
    document.body,
  )
}
