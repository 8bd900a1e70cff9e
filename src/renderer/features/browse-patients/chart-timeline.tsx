/** How the chart came about: each record with all its versions, the one recorded last first. */
import { IconCheck, IconEraser, IconStethoscope } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChartEntry, PatientInput } from '#contract/views/diagnosis'
import {
  type ChartRecord,
  type ChartVersion,
  isInError,
  recordsOf,
} from '#renderer/components/clinical/chart-records.ts'
import { isOngoing } from '#renderer/components/clinical/labels.ts'
import { formatDate } from '#renderer/components/dates.ts'
import { Link } from '#renderer/frame/router.tsx'
import { AmendRecord } from './amend-record.tsx'
import classes from './chart-timeline.module.css'
import { EarlierVersions } from './earlier-versions.tsx'
import { ShowMore } from './show-more.tsx'
import { useShown } from './use-shown.ts'
import { VersionPeople } from './version-people.tsx'

/** So many records are drawn at once. */
const PAGE = 50

function Mark({ version: { first, entries } }: { version: ChartVersion }) {
  const error = isInError(first)
  const past = !entries.some(({ diagnosis }) => isOngoing(diagnosis.clinicalStatus))
  const Icon = error ? IconEraser : past ? IconCheck : IconStethoscope
  return (
    <span className={classes.mark} data-past={past || undefined} data-error={error || undefined}>
      <Icon size={14} stroke={1.6} aria-hidden />
    </span>
  )
}

function Titles({ version: { first, entries } }: { version: ChartVersion }) {
  const struck = isInError(first)
  return (
    <ul className={classes.titles}>
      {entries.map(({ diagnosis: { coding } }) => (
        <li key={`${coding.system} ${coding.code}`} className={classes.title}>
          {struck ? <s>{coding.display}</s> : coding.display}
        </li>
      ))}
    </ul>
  )
}

function Standing({ first }: ChartVersion) {
  const { t } = useTranslation('patients')
  const { revision, link } = first
  return (
    <>
      {isInError(first) ? <p className={classes.error}>{t('timeline.inError')}</p> : null}
      {revision ? (
        <p className={classes.reason}>{t('timeline.reason', { reason: revision.reason })}</p>
      ) : null}
      {link === 'unknown' ? <p className={classes.reason}>{t('timeline.unknown')}</p> : null}
      {link === 'refused' ? <p className={classes.error}>{t('timeline.refused')}</p> : null}
    </>
  )
}

function Step({ record, patient }: { record: ChartRecord; patient: PatientInput }) {
  const { t } = useTranslation('patients')
  const { current } = record
  const { recordedAt, height } = current.first
  return (
    <li className={classes.step}>
      <Mark version={current} />
      <div className={classes.what}>
        <div className={classes.line}>
          <Titles version={current} />
          <time dateTime={new Date(recordedAt).toISOString()}>{formatDate(recordedAt)}</time>
        </div>
        <Standing {...current} />
        <VersionPeople entry={current.first} />
        <div className={classes.links}>
          <Link to={`/chain/${height}`}>{t('timeline.block', { height })}</Link>
          <AmendRecord entry={current.first} />
        </div>
        <EarlierVersions record={record} patient={patient} />
      </div>
    </li>
  )
}

/** The timeline. */
export function ChartTimeline({
  entries,
  patient,
}: {
  entries: readonly ChartEntry[]
  patient: PatientInput
}) {
  const { t } = useTranslation('patients')
  const records = useMemo(() => recordsOf(entries), [entries])
  const shown = useShown(records, PAGE)
  return (
    <>
      <header className={classes.head}>
        <h2>{t('timeline.title')}</h2>
        <span>{t('timeline.newestFirst')}</span>
      </header>
      <ol className={classes.steps}>
        {shown.items.map((record) => (
          <Step key={record.history} record={record} patient={patient} />
        ))}
      </ol>
      <ShowMore shown={shown} />
    </>
  )
}
