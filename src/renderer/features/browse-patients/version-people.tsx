/** Who recorded a version and who validated it. */
import { useTranslation } from 'react-i18next'
import type { ChartEntry } from '#contract/views/diagnosis'
import classes from './chart-timeline.module.css'

/** The two lines. */
export function VersionPeople({ entry }: { entry: ChartEntry }) {
  const { t } = useTranslation('patients')
  const { practitioner, recordedBy, reviewer, validatedBy } = entry
  const hospital = validatedBy.name
  return (
    <dl className={classes.people}>
      <dt>{t('timeline.recorded')}</dt>
      <dd>{t('timeline.person', { person: practitioner, hospital: recordedBy.name })}</dd>
      <dt>{t('timeline.validated')}</dt>
      <dd>{reviewer ? t('timeline.person', { person: reviewer, hospital }) : hospital}</dd>
    </dl>
  )
}
