/** The diagnoses of a draft as rows of one aligned grid. */
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './diagnosis-grid.module.css'
import { DiagnosisRow } from './diagnosis-row.tsx'
import type { Draft } from './draft.ts'
import type { FaultOf } from './use-faults.ts'

/** The grid with its head; nothing when there is no diagnosis yet. */
export const DiagnosisGrid = memo(function DiagnosisGrid({
  draftKey,
  diagnoses,
  faultOf,
}: {
  draftKey: string
  diagnoses: Draft['diagnoses']
  faultOf: FaultOf
}) {
  const { t } = useTranslation('record')
  if (diagnoses.length === 0) return null
  return (
    <section aria-label={t('grid.label')}>
      <div className={classes.head} aria-hidden>
        <span>{t('grid.primary')}</span>
        <span>{t('grid.condition')}</span>
        <span>{t('grid.certainty')}</span>
        <span>{t('grid.onset')}</span>
        <span>{t('grid.severityStatus')}</span>
      </div>
      {diagnoses.map((diagnosis, index) => (
        <DiagnosisRow
          key={diagnosis.key}
          draftKey={draftKey}
          diagnosis={diagnosis}
          path={`diagnoses.${index}`}
          faultOf={faultOf}
        />
      ))}
    </section>
  )
})
