/** What became of the last submission, beside the search for the next patient. */
import { CloseButton } from '@mantine/core'
import { IconClockPause, IconSend } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { formatPersonName } from '#renderer/components/names.ts'
import { StateChip } from '#renderer/components/state-chip.tsx'
import { Link } from '#renderer/frame/router.tsx'
import { useQuery } from '#renderer/store/use-query.ts'
import { forgetSubmitted, useLastSubmitted, type LastSubmitted } from './last-submitted.ts'
import classes from './submitted-notice.module.css'

function Notice({ submission, draft }: LastSubmitted) {
  const { t } = useTranslation('record')
  const row = useQuery('submissions.get', { submission }, ['submission', 'block']).data?.row
  const name = draft.patient ? formatPersonName(draft.patient) : ''
  // Only what has left this computer has a number.
  const queued = !row || row.state === 'queued'
  const Icon = queued ? IconClockPause : IconSend
  return (
    <section className={classes.notice} aria-label={t('submitted.region')}>
      <Icon size={16} stroke={1.6} aria-hidden />
      <output className={classes.text}>
        <b>
          {queued
            ? t('submitted.queued', { name })
            : t('submitted.sent', { name, number: row.nonce })}
        </b>{' '}
        {queued ? t('submitted.queuedText') : t('submitted.sentText')}
      </output>
      {row ? <StateChip state={row.state} voting={row.voting} /> : null}
      <Link to={`/submissions/${row?.id ?? submission}`}>{t('submitted.follow')}</Link>
      <CloseButton size="sm" aria-label={t('submitted.close')} onClick={forgetSubmitted} />
    </section>
  )
}

/** The notice; nothing until something was submitted in this window. */
export function SubmittedNotice() {
  const last = useLastSubmitted()
  return last ? <Notice key={last.submission} {...last} /> : null
}
