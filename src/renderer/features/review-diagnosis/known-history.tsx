/** What this hospital already knows about the patient. */
import type { ChartEntry } from '#contract/views/diagnosis'
import { STATUS_LABELS } from '#renderer/components/clinical/labels.ts'
import { formatDay } from '#renderer/components/date-text.tsx'
import classes from './review.module.css'

/** The history as a small table. */
export function KnownHistory({ entries }: { entries: readonly ChartEntry[] }) {
  return (
    <section>
      <h3 className={classes.section}>Known history</h3>
      {entries.length === 0 ? (
        <p className={classes.none}>No earlier record about this patient can be read here.</p>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th>Code</th>
              <th>Condition</th>
              <th>Onset</th>
              <th>Recorded by</th>
              <th>Status</th>
            </tr>
          </thead>
          <tbody>
            {entries.map(({ submission, diagnosis, recordedBy }) => (
              <tr key={`${submission} ${diagnosis.coding.code}`}>
                <td>
                  <b>{diagnosis.coding.code}</b>
                </td>
                <td>{diagnosis.coding.display}</td>
                <td>{diagnosis.onset ? formatDay(diagnosis.onset) : 'Not stated'}</td>
                <td>{recordedBy.name}</td>
                <td>{STATUS_LABELS[diagnosis.clinicalStatus]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
