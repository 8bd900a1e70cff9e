/** What is already recorded about a patient, beside a form or a list. */
import { IconUserPlus } from '@tabler/icons-react'
import type { ChartEntry } from '#contract/views/diagnosis'
import { useQuery } from '#renderer/store/use-query.ts'
import { formatDate, formatDay } from '#renderer/components/date-text.tsx'
import { ErrorNotice, LoadingRows } from '#renderer/components/feedback.tsx'
import { countOf } from '#renderer/components/plural.ts'
import classes from './history-pane.module.css'
import { CERTAINTY_LABELS, isOngoing, STATUS_LABELS } from './labels.ts'

function entryState({ diagnosis }: ChartEntry): string {
  if (isOngoing(diagnosis.clinicalStatus)) return CERTAINTY_LABELS[diagnosis.verificationStatus]
  const year = diagnosis.abatement?.slice(0, 4)
  return `${STATUS_LABELS[diagnosis.clinicalStatus]}${year ? ` ${year}` : ''}`
}

function Entries({ title, entries }: { title: string; entries: readonly ChartEntry[] }) {
  if (entries.length === 0) return null
  return (
    <section>
      <h3 className={classes.group}>{title}</h3>
      <ul>
        {entries.map((entry) => (
          <li key={`${entry.submission} ${entry.diagnosis.coding.code}`} className={classes.entry}>
            <span className={classes.name}>{entry.diagnosis.coding.display}</span>
            <span className={classes.code}>{entry.diagnosis.coding.code}</span>
            <span className={classes.when}>
              {entry.diagnosis.onset
                ? formatDay(entry.diagnosis.onset)
                : `recorded ${formatDate(entry.recordedAt)}`}
              , {entry.recordedBy.name}
            </span>
            <span className={classes.state}>{entryState(entry)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function History({ id }: { id: number }) {
  const chart = useQuery('patients.chart', { id }, ['block'])
  const entries = chart.data?.entries ?? []
  const hospitals = new Set(entries.map((entry) => entry.recordedBy.id)).size
  return (
    <>
      <header className={classes.head}>
        <h2>History</h2>
        {chart.data ? (
          <span>
            {countOf(entries.length, 'problem')}, {countOf(hospitals, 'hospital')}
          </span>
        ) : null}
      </header>
      {chart.loading ? <LoadingRows rows={6} /> : null}
      {chart.error ? <ErrorNotice error={chart.error} onRetry={chart.reload} /> : null}
      <Entries
        title="Active"
        entries={entries.filter((entry) => isOngoing(entry.diagnosis.clinicalStatus))}
      />
      <Entries
        title="Past"
        entries={entries.filter((entry) => !isOngoing(entry.diagnosis.clinicalStatus))}
      />
    </>
  )
}

/**
 * The history of a patient known here; for a patient typed in, a sentence that there is none.
 * `bare` is for a place that brings its own padding.
 */
export function HistoryPane({ patientId, bare }: { patientId: number | null; bare?: boolean }) {
  return (
    <div className={classes.pane} data-bare={bare}>
      {patientId === null ? (
        <>
          <header className={classes.head}>
            <h2>History</h2>
          </header>
          <p className={classes.none}>
            <IconUserPlus size={16} stroke={1.6} aria-hidden />
            New here: no record that this hospital can read is about this patient.
          </p>
        </>
      ) : (
        <History id={patientId} />
      )}
    </div>
  )
}
