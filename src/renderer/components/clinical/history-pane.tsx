/** What is already recorded about a patient, beside a form or a list: the current versions. */
import { IconEraser, IconUserPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ChartEntry } from '#contract/views/diagnosis'
import { useQuery } from '#renderer/store/use-query.ts'
import { formatDate, formatDay } from '#renderer/components/dates.ts'
import { ErrorNotice, LoadingRows } from '#renderer/components/feedback.tsx'
import { holding, inError } from './chart-records.ts'
import classes from './history-pane.module.css'
import { isOngoing } from './labels.ts'
import { stateOfDiagnosis } from './state-of-diagnosis.ts'

function Entry({ entry }: { entry: ChartEntry }) {
  const { t } = useTranslation(['patients', 'clinical'])
  const { diagnosis, recordedBy, recordedAt, version } = entry
  const hospital = recordedBy.name
  return (
    <li className={classes.entry}>
      <span className={classes.name}>{diagnosis.coding.display}</span>
      <span className={classes.code}>{diagnosis.coding.code}</span>
      <span className={classes.when}>
        {diagnosis.onset
          ? t('history.since', { date: formatDay(diagnosis.onset), hospital })
          : t('history.recorded', { date: formatDate(recordedAt), hospital })}
      </span>
      <span className={classes.state}>{stateOfDiagnosis(t, diagnosis)}</span>
      {version > 1 ? (
        <span className={classes.when}>{t('timeline.amended', { count: version - 1 })}</span>
      ) : null}
    </li>
  )
}

function ErrorEntry({ entry }: { entry: ChartEntry }) {
  const { t } = useTranslation('patients')
  return (
    <li className={classes.entry}>
      <s className={classes.when}>{entry.diagnosis.coding.display}</s>
      <s className={classes.code}>{entry.diagnosis.coding.code}</s>
      <span className={classes.error}>
        <IconEraser size={14} stroke={1.6} aria-hidden />
        {t('timeline.inError')}
      </span>
    </li>
  )
}

interface EntriesProps {
  title: string
  entries: readonly ChartEntry[]
  as?: typeof Entry
}

function Entries({ title, entries, as: Shape = Entry }: EntriesProps) {
  if (entries.length === 0) return null
  return (
    <section>
      <h3 className={classes.group}>{title}</h3>
      <ul>
        {entries.map((entry) => (
          <Shape key={`${entry.submission} ${entry.diagnosis.coding.code}`} entry={entry} />
        ))}
      </ul>
    </section>
  )
}

function Groups({ entries }: { entries: readonly ChartEntry[] }) {
  const { t } = useTranslation('patients')
  const current = holding(entries)
  const isActive = ({ diagnosis }: ChartEntry) => isOngoing(diagnosis.clinicalStatus)
  return (
    <>
      <Entries title={t('history.active')} entries={current.filter(isActive)} />
      <Entries title={t('history.past')} entries={current.filter((entry) => !isActive(entry))} />
      <Entries title={t('history.inError')} entries={inError(entries)} as={ErrorEntry} />
    </>
  )
}

function Extent({ entries }: { entries: readonly ChartEntry[] }) {
  const { t } = useTranslation('patients')
  const current = holding(entries)
  const hospitals = new Set(current.map((entry) => entry.recordedBy.id)).size
  const problems = t('history.count', { count: current.length })
  return (
    <span>
      {t('history.countAndHospitals', {
        problems,
        hospitals: t('history.hospitals', { count: hospitals }),
      })}
    </span>
  )
}

function History({ id }: { id: number }) {
  const { t } = useTranslation('patients')
  const chart = useQuery('patients.chart', { id }, ['block'], 'calm')
  return (
    <>
      <header className={classes.head}>
        <h2>{t('history.title')}</h2>
        {chart.data ? <Extent entries={chart.data.entries} /> : null}
      </header>
      {chart.loading ? <LoadingRows rows={6} /> : null}
      {chart.error ? <ErrorNotice error={chart.error} onRetry={chart.reload} /> : null}
      <Groups entries={chart.data?.entries ?? []} />
    </>
  )
}

/**
 * The history of a patient known here; for a patient typed in, a sentence that there is none.
 * `bare` is for a place that brings its own padding.
 */
export function HistoryPane({ patientId, bare }: { patientId: number | null; bare?: boolean }) {
  const { t } = useTranslation('patients')
  return (
    <div className={classes.pane} data-bare={bare}>
      {patientId === null ? (
        <>
          <header className={classes.head}>
            <h2>{t('history.title')}</h2>
          </header>
          <p className={classes.none}>
            <IconUserPlus size={16} stroke={1.6} aria-hidden />
            {t('history.newHere')}
          </p>
        </>
      ) : (
        <History id={patientId} />
      )}
    </div>
  )
}
