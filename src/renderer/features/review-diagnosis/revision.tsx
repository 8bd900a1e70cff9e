/** What a record that takes the place of an earlier one changes in it, and why. */
import { Trans, useTranslation } from 'react-i18next'
import type { ReviewView } from '#contract/views/submission'
import { ChangeTable } from '#renderer/components/clinical/change-table.tsx'
import { documentChanges } from '#renderer/components/clinical/document-changes.ts'
import classes from './review.module.css'

type Document = NonNullable<ReviewView['document']>
type Earlier = ReviewView['supersedes']

function Amended({ document, earlier }: { document: Document; earlier: NonNullable<Earlier> }) {
  const { t } = useTranslation('review')
  const { t: clinical } = useTranslation('clinical')
  const changes = documentChanges(earlier.document, document, clinical)
  const label = t('changes.amendment', { height: earlier.height })
  return (
    <>
      <h3 className={classes.section}>{label}</h3>
      {changes.length === 0 ? (
        <p className={classes.none}>{t('changes.nothing')}</p>
      ) : (
        <ChangeTable label={label} changes={changes} />
      )}
    </>
  )
}

function Retracted({ earlier }: { earlier: NonNullable<Earlier> }) {
  const { t } = useTranslation('review')
  return (
    <>
      <h3 className={classes.section}>{t('changes.retraction', { height: earlier.height })}</h3>
      <p className={classes.none}>{t('changes.retractionText')}</p>
    </>
  )
}

/** The part of the case; nothing for a record by itself. */
export function Revision({ document, earlier }: { document: Document; earlier: Earlier }) {
  const { t } = useTranslation('review')
  const { supersedes } = document
  if (!supersedes) return null
  return (
    <section className={classes.revision}>
      {earlier === null ? <p className={classes.none}>{t('changes.unreadable')}</p> : null}
      {earlier && supersedes.as === 'amendment' ? (
        <Amended document={document} earlier={earlier} />
      ) : null}
      {earlier && supersedes.as === 'entered-in-error' ? <Retracted earlier={earlier} /> : null}
      <p>
        <Trans
          t={t}
          i18nKey="changes.reason"
          values={{ reason: supersedes.reason }}
          components={[<b key="0" />]}
        />
      </p>
    </section>
  )
}
