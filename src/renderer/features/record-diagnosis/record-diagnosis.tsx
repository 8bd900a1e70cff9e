/** New diagnosis: the patient, then the conditions; the draft outlives every change of screen. */
import { useEffect } from 'react'
import type { PatientInput, PatientRow } from '#contract/views/diagnosis'
import { ErrorNotice } from '#renderer/components/feedback.tsx'
import { Page } from '#renderer/frame/page.tsx'
import { useRoute } from '#renderer/frame/router.tsx'
import { useQuery } from '#renderer/store/use-query.ts'
import { DiagnosisForm } from './diagnosis-form.tsx'
import { changeDraft, ensureDraft, openDraftFor, useCurrentDraft } from './draft-store.ts'
import { PatientStep } from './patient-step.tsx'
import classes from './record-diagnosis.module.css'

/** Row id of the patient in "#/diagnose/12", or null. */
function patientOf(path: readonly string[]): number | null {
  const part = path[1]
  return part !== undefined && /^\d{1,15}$/.test(part) ? Number(part) : null
}

/** Opens the draft that the address asks for, and tells of a patient who cannot be opened. */
function useDraftOfAddress(): { error: Error | undefined; reload: () => void } {
  const wanted = patientOf(useRoute().path)
  const chart = useQuery('patients.chart', wanted === null ? null : { id: wanted }, [])
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
  const address = useDraftOfAddress()
  const draft = useCurrentDraft()
  useEffect(() => {
    if (!draft) ensureDraft()
  }, [draft])
  if (!draft) return null
  if (draft.patient) return <DiagnosisForm key={draft.key} draft={draft} />

  const choose = (patient: PatientInput, patientId: number | null) =>
    changeDraft(draft.key, { patient, patientId })
  return (
    <Page title="New diagnosis" subtitle="Who is it about?">
      <div className={classes.patientStep}>
        {address.error ? <ErrorNotice error={address.error} onRetry={address.reload} /> : null}
        <PatientStep
          onKnown={(row: PatientRow) => choose(row.patient, row.id)}
          onTyped={(patient) => choose(patient, null)}
        />
      </div>
    </Page>
  )
}
