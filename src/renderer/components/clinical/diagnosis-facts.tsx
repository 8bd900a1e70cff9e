/** One diagnosis in full: code and name, what is stated about it, and the note. */
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { DiagnosisInput } from '#contract/views/diagnosis'
import { formatDay } from '#renderer/components/dates.ts'
import classes from './diagnosis-facts.module.css'

function factsOf(t: TFunction<'clinical'>, diagnosis: DiagnosisInput): [string, string][] {
  const { verificationStatus, clinicalStatus, severity, onset, abatement } = diagnosis
  const facts: [string, string][] = [
    [t('certainty.label'), t(`certainty.${verificationStatus}`)],
    [t('status.label'), t(`status.${clinicalStatus}`)],
    [t('field.onset'), onset ? formatDay(onset) : t('notStated')],
    [t('severity.label'), severity ? t(`severity.${severity}`) : t('notStated')],
  ]
  if (abatement) facts.push([t('field.abatement'), formatDay(abatement)])
  return facts
}

/** The diagnosis. */
export function DiagnosisFacts({ diagnosis }: { diagnosis: DiagnosisInput }) {
  const { t } = useTranslation('clinical')
  const { coding } = diagnosis
  return (
    <article className={classes.diagnosis}>
      <span className={classes.code}>{coding.code}</span>
      <div className={classes.body}>
        <div className={classes.head}>
          <span className={classes.name}>{coding.display}</span>
          <span className={classes.rank} data-rank={diagnosis.rank}>
            {t(`rank.${diagnosis.rank}`)}
          </span>
        </div>
        <dl className={classes.facts}>
          {factsOf(t, diagnosis).map(([label, value]) => (
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
