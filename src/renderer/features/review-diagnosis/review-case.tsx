/** The whole of one review: who asks, the case, the history, the checks, the answers. */
import { IconAlertTriangle, IconSignature } from '@tabler/icons-react'
import { Trans, useTranslation } from 'react-i18next'
import type { ReviewView } from '#contract/views/submission'
import { formatDate, formatDateTime } from '#renderer/components/dates.ts'
import { BannerFact, PatientBanner } from '#renderer/components/patient-banner.tsx'
import { CaseView } from './case-view.tsx'
import { DrawProof } from './draw-proof.tsx'
import { Findings } from './findings.tsx'
import findings from './findings.module.css'
import { KnownHistory } from './known-history.tsx'
import { OthersWaiting } from './others-waiting.tsx'
import classes from './review.module.css'
import { Revision } from './revision.tsx'
import { TimeLeft } from './time-left.tsx'
import { VerdictBar } from './verdict-bar.tsx'

const TITLES = { amendment: 'titleAmendment', 'entered-in-error': 'titleRetraction' } as const

function Asker({ review }: { review: ReviewView }) {
  const { t } = useTranslation('review')
  const { document, authorCounts, row } = review
  const author = row.author.name
  return (
    <p className={classes.asker}>
      {document
        ? t('asker.recorded', {
            practitioner: document.practitioner,
            at: formatDateTime(document.recordedAt),
          })
        : t('asker.number', { number: row.nonce })}{' '}
      {authorCounts.submitted === 0
        ? t('asker.first', { author })
        : t('asker.counts', {
            author,
            count: authorCounts.submitted,
            withdrawn: authorCounts.withdrawn,
          })}
    </p>
  )
}

function Unreadable({ why }: { why: ReviewView['unreadable'] }) {
  const { t } = useTranslation('review')
  return (
    <div className={findings.attention} data-failed role="alert">
      <IconAlertTriangle size={16} stroke={1.6} aria-hidden />
      <div>
        <b>{t('unreadable.title')}</b>
        <p>
          {t(`unreadable.${why ?? 'differs'}`)} {t('unreadable.what')}
        </p>
      </div>
    </div>
  )
}

function Head({ review }: { review: ReviewView }) {
  const { t } = useTranslation('review')
  const { row, document } = review
  const revision = document?.supersedes?.as
  return (
    <header className={classes.head}>
      <div className={classes.title}>
        {/* The dialog's focus starts on its heading: no button is ever the default. */}
        <h2 tabIndex={-1} data-autofocus>
          {t(revision ? TITLES[revision] : 'title', { author: row.author.name })}
        </h2>
        <Asker review={review} />
        <DrawProof submission={row.submission} draw={review.draw} />
      </div>
      <div className={classes.timeAndOthers}>
        <TimeLeft row={row} />
        <OthersWaiting submission={row.submission} />
      </div>
    </header>
  )
}

function Patient({ document }: { document: NonNullable<ReviewView['document']> }) {
  const { t } = useTranslation('review')
  const { type, start } = document.encounter
  return (
    <div className={classes.patient}>
      <PatientBanner
        patient={document.patient}
        extra={
          <BannerFact label={t('encounter')}>
            {t('encounterAt', { type, date: formatDate(start) })}
          </BannerFact>
        }
      />
    </div>
  )
}

/** The content of the dialog. */
export function ReviewCase({ review }: { review: ReviewView }) {
  const { t } = useTranslation('review')
  const { row, document, supersedes } = review
  return (
    <div className={classes.review}>
      <Head review={review} />
      {document ? <Patient document={document} /> : null}
      <div className={classes.columns}>
        {/* What scrolls must be reachable by keyboard. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <section className={classes.case} tabIndex={0} aria-label={t('case.title')}>
          {document ? (
            <>
              <Revision document={document} earlier={supersedes} />
              <CaseView document={document} />
              <KnownHistory entries={review.history} replaced={supersedes?.submission} />
            </>
          ) : (
            <Unreadable why={review.unreadable} />
          )}
        </section>
        <aside className={classes.side}>
          <Findings findings={review.findings} />
          <p className={classes.signs}>
            <IconSignature size={16} stroke={1.6} aria-hidden />
            <span>
              <Trans t={t} i18nKey="signs" components={[<b key="0" />]} />
            </span>
          </p>
        </aside>
      </div>
      <VerdictBar submission={row.submission} readable={document !== null} />
    </div>
  )
}
