/** The case: each diagnosis with its facts and note, and the medication. */
import { useTranslation } from 'react-i18next'
import type { DocumentView } from '#contract/views/diagnosis'
import { DiagnosisFacts } from '#renderer/components/clinical/diagnosis-facts.tsx'
import classes from './review.module.css'

/** Everything that the author's document says about the conditions. */
export function CaseView({ document }: { document: DocumentView }) {
  const { t } = useTranslation('review')
  return (
    <section>
      <h3 className={classes.section}>{t('case.title')}</h3>
      {document.diagnoses.map((diagnosis) => (
        <DiagnosisFacts
          key={`${diagnosis.coding.system} ${diagnosis.coding.code}`}
          diagnosis={diagnosis}
        />
      ))}
      <div className={classes.medication}>
        <span>{t('case.medication')}</span>
        {document.medication.length === 0 ? (
          <span className={classes.none}>{t('case.noMedication')}</span>
        ) : (
          <ul>
            {document.medication.map((entry) => (
              <li key={entry}>{entry}</li>
            ))}
          </ul>
        )}
      </div>
    </section>
  )
}
