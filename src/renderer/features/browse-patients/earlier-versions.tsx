/** The earlier versions of a record, and what each later one changed, field by field. */
import { useTranslation } from 'react-i18next'
import type { PatientInput } from '#contract/views/diagnosis'
import { ChangeTable } from '#renderer/components/clinical/change-table.tsx'
import {
  amendmentsOf,
  type ChartRecord,
  type ChartVersion,
  comparedVersion,
  isInError,
} from '#renderer/components/clinical/chart-records.ts'
import { documentChanges } from '#renderer/components/clinical/document-changes.ts'
import { formatDate } from '#renderer/components/dates.ts'
import { Link } from '#renderer/frame/router.tsx'
import classes from './chart-timeline.module.css'
import { VersionPeople } from './version-people.tsx'

interface Compared {
  readonly version: ChartVersion
  readonly next: ChartVersion
  readonly patient: PatientInput
}

function Changes({ version, next, patient }: Compared) {
  const { t } = useTranslation('patients')
  const { t: clinical } = useTranslation('clinical')
  if (isInError(next.first)) return null
  const changes = documentChanges(
    comparedVersion(version, patient),
    comparedVersion(next, patient),
    clinical,
  )
  const label = t('timeline.changes', { version: next.first.version })
  return (
    <>
      <h4 className={classes.changes}>{label}</h4>
      {changes.length === 0 ? (
        <p className={classes.reason}>{t('timeline.noChange')}</p>
      ) : (
        <ChangeTable label={label} changes={changes} />
      )}
    </>
  )
}

function Earlier(compared: Compared) {
  const { t } = useTranslation('patients')
  const { first } = compared.version
  const { version, recordedAt, height } = first
  return (
    <li className={classes.earlier}>
      <Changes {...compared} />
      <div className={classes.line}>
        <b>{version === 1 ? t('timeline.original') : t('timeline.version', { version })}</b>
        <time dateTime={new Date(recordedAt).toISOString()}>{formatDate(recordedAt)}</time>
      </div>
      {first.revision ? (
        <p className={classes.reason}>{t('timeline.reason', { reason: first.revision.reason })}</p>
      ) : null}
      <VersionPeople entry={first} />
      <Link to={`/chain/${height}`}>{t('timeline.block', { height })}</Link>
    </li>
  )
}

/** The disclosure; nothing where there is one version. */
export function EarlierVersions({
  record,
  patient,
}: {
  record: ChartRecord
  patient: PatientInput
}) {
  const { t } = useTranslation('patients')
  const { current, earlier } = record
  if (earlier.length === 0) return null
  const amendments = amendmentsOf(record)
  return (
    <details className={classes.versions}>
      <summary>
        {amendments > 0 ? t('timeline.amended', { count: amendments }) : t('timeline.earlier')}
      </summary>
      <ol>
        {earlier.map((version, index) => (
          <Earlier
            key={version.first.submission}
            version={version}
            next={earlier[index - 1] ?? current}
            patient={patient}
          />
        ))}
      </ol>
    </details>
  )
}
