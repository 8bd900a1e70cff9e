/** The problems as a table, by status or by date; who recorded and who validated in every row. */
import { SegmentedControl, Tooltip } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Fragment, useState } from 'react'
import type { ChartEntry } from '#contract/views/diagnosis'
import {
  CERTAINTY_LABELS,
  isOngoing,
  SEVERITY_LABELS,
  STATUS_LABELS,
} from '#renderer/components/clinical/labels.ts'
import { formatDay } from '#renderer/components/date-text.tsx'
import { Link } from '#renderer/frame/router.tsx'
import classes from './patient-chart.module.css'

type Order = 'status' | 'date'

const COLUMNS = 8

function dateOf(entry: ChartEntry): string {
  return entry.diagnosis.onset ?? new Date(entry.recordedAt).toISOString().slice(0, 10)
}

interface Group {
  readonly title: string
  readonly entries: readonly ChartEntry[]
}

/** Entries in groups: ongoing and past, or one group with the newest first. */
function groupEntries(entries: readonly ChartEntry[], order: Order): Group[] {
  const sorted = entries.toSorted((a, b) => dateOf(b).localeCompare(dateOf(a)))
  if (order === 'date') return [{ title: 'Newest first', entries: sorted }]
  const active = sorted.filter((entry) => isOngoing(entry.diagnosis.clinicalStatus))
  const past = sorted.filter((entry) => !isOngoing(entry.diagnosis.clinicalStatus))
  return [
    { title: `Active, ${active.length}`, entries: active },
    { title: `Past, ${past.length}`, entries: past },
  ].filter((group) => group.entries.length > 0)
}

function statusText({ diagnosis }: ChartEntry): string {
  const certainty = CERTAINTY_LABELS[diagnosis.verificationStatus]
  if (isOngoing(diagnosis.clinicalStatus)) {
    return diagnosis.clinicalStatus === 'active'
      ? certainty
      : `${STATUS_LABELS[diagnosis.clinicalStatus]}, ${certainty.toLowerCase()}`
  }
  const year = diagnosis.abatement?.slice(0, 4) ?? ''
  return `${STATUS_LABELS[diagnosis.clinicalStatus]} ${year}`.trim()
}

function Problem({ entry }: { entry: ChartEntry }) {
  const { diagnosis } = entry
  return (
    <>
      <tr data-past={!isOngoing(diagnosis.clinicalStatus) || undefined}>
        <td className={classes.code}>{diagnosis.coding.code}</td>
        <td className={classes.name}>
          {diagnosis.coding.display}
          {entry.verified ? null : (
            <Tooltip label="What is stored differs from what author and validator signed. Ask the recording hospital; do not rely on it.">
              <span className={classes.broken}>
                <IconAlertTriangle size={14} stroke={1.6} aria-hidden /> Differs
              </span>
            </Tooltip>
          )}
        </td>
        <td className={classes.date}>{diagnosis.onset ? formatDay(diagnosis.onset) : '–'}</td>
        <td>{diagnosis.severity ? SEVERITY_LABELS[diagnosis.severity] : '–'}</td>
        <td>{statusText(entry)}</td>
        <td>{entry.recordedBy.name}</td>
        <td>{entry.validatedBy.name}</td>
        <td className={classes.block}>
          <Link to={`/chain/${entry.height}`}>{entry.height}</Link>
        </td>
      </tr>
      {diagnosis.note ? (
        <tr className={classes.noteRow}>
          <td aria-hidden />
          <td colSpan={COLUMNS - 1}>{diagnosis.note}</td>
        </tr>
      ) : null}
    </>
  )
}

/** The list. */
export function ProblemList({ entries }: { entries: readonly ChartEntry[] }) {
  const [order, setOrder] = useState<Order>('status')
  return (
    <section>
      <header className={classes.sectionHead}>
        <h2>Problem list</h2>
        <SegmentedControl
          aria-label="Order"
          value={order}
          onChange={setOrder}
          data={[
            { value: 'status', label: 'By status' },
            { value: 'date', label: 'By date' },
          ]}
        />
      </header>
      <table className={classes.problems}>
        <thead>
          <tr>
            <th>Code</th>
            <th>Condition</th>
            <th>Onset</th>
            <th>Severity</th>
            <th>Status</th>
            <th>Recorded</th>
            <th>Validated</th>
            <th className={classes.block}>Block</th>
          </tr>
        </thead>
        <tbody>
          {groupEntries(entries, order).map((group) => (
            <Fragment key={group.title}>
              <tr className={classes.group}>
                <th colSpan={COLUMNS} scope="rowgroup">
                  {group.title}
                </th>
              </tr>
              {group.entries.map((entry) => (
                <Problem key={`${entry.submission} ${entry.diagnosis.coding.code}`} entry={entry} />
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  )
}
