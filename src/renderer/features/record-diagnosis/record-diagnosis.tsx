/** New diagnosis: the patient, then the conditions; the draft outlives every change of screen. */
import { useEffect } from 'react'
import type { PatientInput, PatientRow } from '#contract/views/diagnosis'
import { ErrorNotice, errorSentence, LoadingRows } from '#renderer/components/feedback.tsx'
import { Page } from '#renderer/frame/page.tsx'
import { useRoute } from '#renderer/frame/router.tsx'
import { useQuery } from '#renderer/store/use-query.ts'
import { DiagnosisForm } from './diagnosis-form.tsx'
import { useReading } from './draft-saver.ts'
import { changeDraft, ensureDraft, openDraftFor, useCurrentDraft } from './draft-store.ts'
import { PatientStep } from './patient-step.tsx'
import classes from './record-diagnosis.module.css'

/** Row id of the patient in "#/diagnose/12", or null. */
function patientOf(path: readonly string[]): number | null {
  const part = path[1]
  return part !== undefined && /^\d{1,15}$/.test(part) ? Number(part) : null
}

/** Opens the draft that the address asks for, and tells of a patient who cannot be opened. */
function useDraftOfAddress(ready: boolean): { error: Error | undefined; reload: () => void } {
  const wanted = patientOf(useRoute().path)
  const chart = useQuery('patients.chart', wanted === null || !ready ? null : { id: wanted }, [])
  useEffect(() => {
    if (wanted === null || !chart.data) return
    openDraftFor(wanted, chart.data.patient)
    // The address has done its work: coming back must not undo a change of patient.
    window.location.replace('#/diagnose')
  }, [wanted, chart.data])
  return { error: chart.error, reload: chart.reload }
}

/** The screen. */
export function RecordDiagnosis() {
  // What was saved before is shown rather than begun a second time.
  const reading = useReading()
  const ready = reading !== 'begun'
  const address = useDraftOfAddress(ready)
  const draft = useCurrentDraft()
  useEffect(() => {
    if (!draft && ready) ensureDraft()
  }, [draft, ready])
  if (!ready) return <LoadingRows rows={8} />
  if (!draft) return null
  if (draft.patient) return <DiagnosisForm key={draft.key} draft={draft} />

  const choose = (patient: PatientInput, patientId: number | null) =>
    changeDraft(draft.key, { patient, patientId })
  return (
    <Page title="New diagnosis" subtitle="Who is it about?">
      <div className={classes.patientStep}>
        {reading instanceof Error ? (
          <p className={classes.fault} role="alert">
            Drafts saved before could not be read yet; MediChain tries again.{' '}
            {errorSentence(reading)}
          </p>
        ) : null}
        {address.error ? <ErrorNotice error={address.error} onRetry={address.reload} /> : null}
        <PatientStep
          onKnown={(row: PatientRow) => choose(row.patient, row.id)}
          onTyped={(patient) => choose(patient, null)}
        />
      </div>
    </Page>
  )
}
