/** New diagnosis: the patient, then the conditions; the draft outlives every change of screen. */
import { useEffect, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PatientInput, PatientRow } from '#contract/views/diagnosis'
import { useErrorSentence } from '#renderer/components/error-sentence.ts'
import { ErrorNotice, LoadingRows } from '#renderer/components/feedback.tsx'
import { Page } from '#renderer/frame/page.tsx'
import { useRoute } from '#renderer/frame/router.tsx'
import { useQuery } from '#renderer/store/use-query.ts'
import { DiagnosisForm } from './diagnosis-form.tsx'
import { useReading } from './draft-saver.ts'
import {
  changeDraft,
  ensureDraft,
  openDraftFor,
  startNewDraft,
  useCurrentDraft,
} from './draft-store.ts'
import { hasPatient, type Draft } from './draft.ts'
import { PatientStep } from './patient-step.tsx'
import classes from './record-diagnosis.module.css'
import { SubmittedNotice } from './submitted-notice.tsx'

/** Row id of the patient in "#/diagnose/12", or null. */
function patientOf(path: readonly string[]): number | null {
  const part = path[1]
  return part !== undefined && /^\d{1,15}$/.test(part) ? Number(part) : null
}

/** The address has done its work: coming back must not do it again. */
function leaveAddress(): void {
  window.location.replace('#/diagnose')
}

/** Opens the draft that the address asks for, and tells of a patient who cannot be opened. */
function useDraftOfAddress(ready: boolean): { error: Error | undefined; reload: () => void } {
  const { t } = useTranslation('clinical')
  const { path } = useRoute()
  const wanted = patientOf(path)
  const fresh = path[1] === 'new'
  const usual = t('encounter.office')
  const chart = useQuery('patients.chart', wanted === null || !ready ? null : { id: wanted }, [])
  useEffect(() => {
    if (fresh && ready) {
      startNewDraft(usual)
      leaveAddress()
    } else if (wanted !== null && chart.data) {
      openDraftFor(wanted, chart.data.patient, usual)
      leaveAddress()
    }
  }, [fresh, ready, wanted, chart.data, usual])
  return { error: chart.error, reload: chart.reload }
}

function Unread({ why }: { why: Error }) {
  const { t } = useTranslation('record')
  const errorSentence = useErrorSentence()
  return (
    <p className={classes.fault} role="alert">
      {t('draft.unread', { why: errorSentence(why) })}
    </p>
  )
}

/** The first step of a draft. */
function WhoStep({ draft, problems }: { draft: Draft; problems: ReactNode }) {
  const { t } = useTranslation('record')
  const choose = (patient: PatientInput, patientId: number | null) =>
    changeDraft(draft.key, { patient, patientId })
  return (
    <Page title={t('title')} subtitle={t('who')}>
      <div className={classes.patientStep}>
        <SubmittedNotice />
        {problems}
        <PatientStep
          key={draft.key}
          draft={draft}
          onKnown={(row: PatientRow) => choose(row.patient, row.id)}
          onTyped={(patient) => choose(patient, null)}
        />
      </div>
    </Page>
  )
}

/** The screen. */
export function RecordDiagnosis() {
  const { t } = useTranslation('clinical')
  // What was saved before is shown rather than begun a second time.
  const reading = useReading()
  const ready = reading !== 'begun'
  const address = useDraftOfAddress(ready)
  const draft = useCurrentDraft()
  const usual = t('encounter.office')
  useEffect(() => {
    if (!draft && ready) ensureDraft(usual)
  }, [draft, ready, usual])
  if (!ready) return <LoadingRows rows={8} />
  if (!draft) return null
  if (hasPatient(draft)) return <DiagnosisForm key={draft.key} draft={draft} />
  return (
    <WhoStep
      draft={draft}
      problems={
        <>
          {reading instanceof Error ? <Unread why={reading} /> : null}
          {address.error ? <ErrorNotice error={address.error} onRetry={address.reload} /> : null}
        </>
      }
    />
  )
}
