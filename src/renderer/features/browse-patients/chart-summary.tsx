/** The chart in four figures, counted over what holds: no earlier versions, no errors. */
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChartEntry } from '#contract/views/diagnosis'
import { holding } from '#renderer/components/clinical/chart-records.ts'
import { isOngoing } from '#renderer/components/clinical/labels.ts'
import { formatDate } from '#renderer/components/dates.ts'
import { formatCount } from '#renderer/components/numbers.ts'
import { StateWord } from '#renderer/components/state-chip.tsx'
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
  const { t } = useTranslation('patients')
  const broken = entries.filter((entry) => !entry.verified)
  return (
    <Figure
      label={t('summary.unchanged')}
      value={
        broken.length === 0 ? (
          <StateWord icon={IconCircleCheck} tone="good">
            {t('summary.verified')}
          </StateWord>
        ) : (
          <StateWord icon={IconAlertTriangle} tone="danger">
            {t('summary.differences', { count: broken.length })}
          </StateWord>
        )
      }
      detail={broken.length === 0 ? t('summary.checked') : t('summary.seeRows')}
    />
  )
}

/** The figures. */
export function ChartSummary({ entries }: { entries: readonly ChartEntry[] }) {
  const { t } = useTranslation('patients')
  const current = holding(entries)
  const active = current.filter((entry) => isOngoing(entry.diagnosis.clinicalStatus))
  const confirmed = active.filter((entry) => entry.diagnosis.verificationStatus === 'confirmed')
  const hospitals = new Set(current.map((entry) => entry.recordedBy.id)).size
  const last = Math.max(0, ...current.map((entry) => entry.recordedAt))
  return (
    <div className={classes.figures}>
      <Figure
        label={t('summary.active')}
        value={formatCount(active.length)}
        detail={t('summary.confirmed', { count: confirmed.length })}
      />
      <Figure
        label={t('summary.readable')}
        value={formatCount(current.length)}
        detail={t('summary.past', { count: current.length - active.length })}
      />
      <Figure
        label={t('summary.recordedBy')}
        value={t('summary.hospitals', { count: hospitals })}
        detail={last > 0 ? t('summary.last', { date: formatDate(last) }) : t('summary.noRecord')}
      />
      <Integrity entries={entries} />
    </div>
  )
}
