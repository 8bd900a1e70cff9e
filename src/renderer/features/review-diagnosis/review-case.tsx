/** The whole of one review: who asks, the case, the history, the checks, the answers. */
import { IconAlertTriangle, IconSignature } from '@tabler/icons-react'
import type { ReviewView } from '#contract/views/submission'
import { formatDate, formatDateTime } from '#renderer/components/date-text.tsx'
import { BannerFact, PatientBanner } from '#renderer/components/patient-banner.tsx'
import { countOf } from '#renderer/components/plural.ts'
import { CaseView } from './case-view.tsx'
import { DrawProof } from './draw-proof.tsx'
import { Findings } from './findings.tsx'
import findings from './findings.module.css'
import { KnownHistory } from './known-history.tsx'
import classes from './review.module.css'
import { TimeLeft } from './time-left.tsx'
import { VerdictBar } from './verdict-bar.tsx'

function Asker({ review }: { review: ReviewView }) {
  const { document, authorCounts, row } = review
  return (
    <p className={classes.asker}>
      {document
        ? `Recorded by ${document.practitioner}, ${formatDateTime(document.recordedAt)}. `
        : `Number ${row.nonce} of this hospital. `}
      {authorCounts.submitted === 0
        ? `${row.author.name} has no submission that ended before.`
        : `Of its ${countOf(authorCounts.submitted, 'submission')} ${row.author.name} withdrew ${authorCounts.withdrawn}.`}
    </p>
  )
}

function Unreadable({ why }: { why: string | null }) {
  return (
    <div className={findings.attention} data-failed role="alert">
      <IconAlertTriangle size={16} stroke={1.6} aria-hidden />
      <div>
        <b>This record cannot be opened</b>
        <p>
          {why ?? 'Its contents differ from what the author signed.'} Nothing of it can be
          validated, so it can only be rejected. The author is told why and can submit it anew.
        </p>
      </div>
    </div>
  )
}

/** The content of the dialog. */
export function ReviewCase({ review }: { review: ReviewView }) {
  const { row, document } = review
  return (
    <div className={classes.review}>
      <header className={classes.head}>
        <div className={classes.title}>
          {/* The dialog's focus starts on its heading: no button is ever the default. */}
          <h2 tabIndex={-1} data-autofocus>
            Review a diagnosis from {row.author.name}
          </h2>
          <Asker review={review} />
          <DrawProof draw={review.draw} />
        </div>
        <TimeLeft row={row} />
      </header>
      {document ? (
        <div className={classes.patient}>
          <PatientBanner
            patient={document.patient}
            extra={
              <BannerFact label="Encounter">
                {document.encounter.type}, {formatDate(document.encounter.start)}
              </BannerFact>
            }
          />
        </div>
      ) : null}
      <div className={classes.columns}>
        <div className={classes.case}>
          {document ? <CaseView document={document} /> : <Unreadable why={review.unreadable} />}
          {document ? <KnownHistory entries={review.history} /> : null}
        </div>
        <aside className={classes.side}>
          <Findings findings={review.findings} />
          <p className={classes.signs}>
            <IconSignature size={16} stroke={1.6} aria-hidden />
            <span>
              <b>You sign exactly what is shown here.</b> The signature covers the digest of this
              document and your verdict.
            </span>
          </p>
        </aside>
      </div>
      <VerdictBar submission={row.submission} readable={document !== null} />
    </div>
  )
}
