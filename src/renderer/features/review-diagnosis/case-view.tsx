/** The case: each diagnosis with its facts and note, and the medication. */
import type { DocumentView } from '#contract/views/diagnosis'
import { DiagnosisFacts } from '#renderer/components/clinical/diagnosis-facts.tsx'
import classes from './review.module.css'

/** Everything that the author's document says about the conditions. */
export function CaseView({ document }: { document: DocumentView }) {
  return (
    <section>
      <h3 className={classes.section}>The case</h3>
      {document.diagnoses.map((diagnosis) => (
        <DiagnosisFacts key={diagnosis.coding.code} diagnosis={diagnosis} />
      ))}
      <div className={classes.medication}>
        <span>Medication</span>
        {document.medication.length === 0 ? (
          <span className={classes.none}>None stated</span>
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
