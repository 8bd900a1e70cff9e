/** What a submission says: its codes in the head, and its whole document. */
import { useTranslation } from 'react-i18next'
import type { SubmissionView } from '#contract/views/submission'
import { DiagnosisFacts } from '#renderer/components/clinical/diagnosis-facts.tsx'
import { formatDateTime } from '#renderer/components/dates.ts'
import { RevisionChip } from './revision-chip.tsx'
import classes from './submissions.module.css'

function previousNonce({ versions, row }: SubmissionView): number | undefined {
  const place = versions.findIndex(({ submission }) => submission === row.id)
  return versions[place - 1]?.nonce
}

/** Number, what it revises, and the codes. */
export function SubmissionHead({ view }: { view: SubmissionView }) {
  const { t } = useTranslation('submissions')
  const { nonce, revision } = view.row
  const earlier = previousNonce(view)
  return (
    <>
      <p className={classes.identity}>
        <span className={classes.number}>
          {nonce === 0 ? t('notNumbered') : t('number', { nonce })}
        </span>
        {revision ? (
          <RevisionChip revision={revision} {...(earlier ? { nonce: earlier } : {})} />
        ) : null}
      </p>
      <ul className={classes.codings}>
        {view.document.diagnoses.map(({ coding, rank }) => (
          <li key={`${coding.system} ${coding.code}`}>
            <b>{coding.code}</b>
            <span>{coding.display}</span>
            {rank === 'secondary' ? <span className={classes.rank}>{t('secondary')}</span> : null}
          </li>
        ))}
      </ul>
    </>
  )
}

/** The document in full. */
export function SubmissionContents({ view }: { view: SubmissionView }) {
  const { t } = useTranslation('submissions')
  const { practitioner, recordedAt, encounter, diagnoses, medication, supersedes } = view.document
  const signed = {
    practitioner,
    recorded: formatDateTime(recordedAt),
    encounter: encounter.type,
    start: formatDateTime(encounter.start),
  }
  return (
    <section>
      <h3>{t('contents')}</h3>
      <p className={classes.signed}>{t('signed', signed)}</p>
      {supersedes ? (
        <p className={classes.signed}>{t('reason', { reason: supersedes.reason })}</p>
      ) : null}
      {diagnoses.map((diagnosis) => (
        <DiagnosisFacts
          key={`${diagnosis.coding.system} ${diagnosis.coding.code}`}
          diagnosis={diagnosis}
        />
      ))}
      {medication.length > 0 ? (
        <p className={classes.signed}>{t('medication', { list: medication.join('; ') })}</p>
      ) : null}
    </section>
  )
}
