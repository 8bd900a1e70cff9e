/** The diagnoses of a draft as rows of one aligned grid. */
import type { Faults } from './check-draft.ts'
import { DiagnosisRow } from './diagnosis-row.tsx'
import classes from './diagnosis-grid.module.css'
import { changeDiagnosis, removeDiagnosis } from './draft-store.ts'
import type { Draft } from './draft.ts'

/** The grid with its head; nothing when there is no diagnosis yet. */
export function DiagnosisGrid({ draft, faults }: { draft: Draft; faults: Faults }) {
  if (draft.diagnoses.length === 0) return null
  return (
    <section aria-label="Diagnoses" className={classes.grid}>
      <div className={classes.head} aria-hidden>
        <span>Primary</span>
        <span>Condition</span>
        <span>Certainty</span>
        <span>Onset</span>
        <span>Severity, status</span>
      </div>
      {draft.diagnoses.map((diagnosis, index) => (
        <DiagnosisRow
          key={diagnosis.key}
          diagnosis={diagnosis}
          path={`diagnoses.${index}`}
          faults={faults}
          onChange={(fields) => changeDiagnosis(draft.key, diagnosis.key, fields)}
          onRemove={() => removeDiagnosis(draft.key, diagnosis.key)}
        />
      ))}
    </section>
  )
}
