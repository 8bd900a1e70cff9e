/** A patient's chart: who it is, what is known in numbers, the problems, and how they came about. */
import { Button } from '@mantine/core'
import { IconArrowLeft, IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Chart } from '#contract/views/diagnosis'
import { ErrorNotice, LoadingRows } from '#renderer/components/feedback.tsx'
import { PatientBanner } from '#renderer/components/patient-banner.tsx'
import { Page } from '#renderer/frame/page.tsx'
import { navigate } from '#renderer/frame/router.tsx'
import { useQuery } from '#renderer/store/use-query.ts'
import { ChartTimeline } from './chart-timeline.tsx'
import { ChartSummary } from './chart-summary.tsx'
import { InProgress } from './in-progress.tsx'
import classes from './patient-chart.module.css'
import { ProblemList } from './problem-list.tsx'

function Loaded({ chart }: { chart: Chart }) {
  const { t } = useTranslation('patients')
  return (
    <div className={classes.chart}>
      <PatientBanner
        heading
        patient={chart.patient}
        actions={
          <>
            <Button
              variant="default"
              leftSection={<IconArrowLeft size={16} stroke={1.6} />}
              onClick={() => navigate('/patients')}
            >
              {t('allPatients')}
            </Button>
            <Button
              leftSection={<IconPlus size={16} stroke={1.6} />}
              onClick={() => navigate(`/diagnose/${chart.id}`)}
            >
              {t('newDiagnosis')}
            </Button>
          </>
        }
      />
      <div className={classes.columns}>
        <div className={classes.main}>
          <ChartSummary entries={chart.entries} />
          <ProblemList entries={chart.entries} />
          <InProgress identifier={chart.patient.identifier} />
        </div>
        <aside className={classes.timeline}>
          <ChartTimeline entries={chart.entries} patient={chart.patient} />
        </aside>
      </div>
    </div>
  )
}

/** The chart of the patient with this row id. */
export function PatientChart({ id }: { id: number }) {
  const { t } = useTranslation('patients')
  const chart = useQuery('patients.chart', { id }, ['block'], 'calm')
  if (chart.data) return <Loaded chart={chart.data} />
  return (
    <Page title={t('chart')}>
      {chart.error ? (
        <ErrorNotice error={chart.error} onRetry={chart.reload} />
      ) : (
        <LoadingRows rows={10} />
      )}
    </Page>
  )
}
