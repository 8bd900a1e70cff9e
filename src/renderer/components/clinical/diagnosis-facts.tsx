/** One diagnosis in full: code and name, what is stated about it, and the note. */
import type { DiagnosisInput } from '#contract/views/diagnosis'
import { formatDay } from '#renderer/components/date-text.tsx'
import classes from './diagnosis-facts.module.css'
import { CERTAINTY_LABELS, SEVERITY_LABELS, STATUS_LABELS } from './labels.ts'

const NOT_STATED = 'Not stated'

function factsOf(diagnosis: DiagnosisInput): [string, string][] {
  const facts: [string, string][] = [
    ['Certainty', CERTAINTY_LABELS[diagnosis.verificationStatus]],
    ['Status', STATUS_LABELS[diagnosis.clinicalStatus]],
    ['Onset', diagnosis.onset ? formatDay(diagnosis.onset) : NOT_STATED],
    ['Severity', diagnosis.severity ? SEVERITY_LABELS[diagnosis.severity] : NOT_STATED],
  ]
  if (diagnosis.abatement) facts.push(['Ended', formatDay(diagnosis.abatement)])
  return facts
}

/** The diagnosis. */
export function DiagnosisFacts({ diagnosis }: { diagnosis: DiagnosisInput }) {
  const { coding } = diagnosis
  return (
    <article className={classes.diagnosis}>
      <span className={classes.code}>{coding.code}</span>
      <div className={classes.body}>
        <div className={classes.head}>
          <span className={classes.name}>{coding.display}</span>
          <span className={classes.rank} data-rank={diagnosis.rank}>
            {diagnosis.rank === 'primary' ? 'Primary' : 'Secondary'}
          </span>
        </div>
        <dl className={classes.facts}>
          {factsOf(diagnosis).map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {diagnosis.note ? <p className={classes.note}>{diagnosis.note}</p> : null}
      </div>
    </article>
  )
}
