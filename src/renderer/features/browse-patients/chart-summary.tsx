/** The chart in four numbers. */
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { ChartEntry } from '#contract/views/diagnosis'
import { isOngoing } from '#renderer/components/clinical/labels.ts'
import { formatDate } from '#renderer/components/date-text.tsx'
import { StateWord } from '#renderer/components/state-chip.tsx'
import { countOf } from '#renderer/components/plural.ts'
import classes from './patient-chart.module.css'

function Figure({ label, value, detail }: { label: string; value: ReactNode; detail: string }) {
  return (
    <div className={classes.figure}>
      <span className={classes.label}>{label}</span>
      <span className={classes.value}>{value}</span>
      <span className={classes.detail}>{detail}</span>
    </div>
  )
}

function Integrity({ entries }: { entries: readonly ChartEntry[] }) {
  const broken = entries.filter((entry) => !entry.verified)
  return (
    <Figure
      label="Unchanged since recorded"
      value={
        broken.length === 0 ? (
          <StateWord icon={IconCircleCheck} tone="good">
            Verified
          </StateWord>
        ) : (
          <StateWord icon={IconAlertTriangle} tone="danger">
            {countOf(broken.length, 'difference')}
          </StateWord>
        )
      }
      detail={broken.length === 0 ? 'Checked just now' : 'See the marked rows'}
    />
  )
}

/** The figures. */
export function ChartSummary({ entries }: { entries: readonly ChartEntry[] }) {
  const active = entries.filter((entry) => isOngoing(entry.diagnosis.clinicalStatus))
  const confirmed = active.filter((entry) => entry.diagnosis.verificationStatus === 'confirmed')
  const hospitals = new Set(entries.map((entry) => entry.recordedBy.id)).size
  const last = Math.max(0, ...entries.map((entry) => entry.recordedAt))
  return (
    <div className={classes.figures}>
      <Figure
        label="Active problems"
        value={active.length}
        detail={`${confirmed.length} of them confirmed`}
      />
      <Figure
        label="Diagnoses readable here"
        value={entries.length}
        detail={`${entries.length - active.length} of them past`}
      />
      <Figure
        label="Recorded by"
        value={countOf(hospitals, 'hospital')}
        detail={last > 0 ? `Last on ${formatDate(last)}` : 'No record yet'}
      />
      <Integrity entries={entries} />
    </div>
  )
}
