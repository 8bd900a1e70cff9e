/** Second step: the diagnoses of one encounter, with the patient's history beside them. */
import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { HistoryPane } from '#renderer/components/clinical/history-pane.tsx'
import { PatientBanner } from '#renderer/components/patient-banner.tsx'
import { useFocusOnMount } from '#renderer/components/use-focus.ts'
import { Link } from '#renderer/frame/router.tsx'
import { ConditionSearchBox } from './condition-search.tsx'
import { DiagnosisGrid } from './diagnosis-grid.tsx'
import { addDiagnosis, changeDraft } from './draft-store.ts'
import type { Draft } from './draft.ts'
import { EncounterFields } from './encounter-fields.tsx'
import { FurtherFields } from './further-fields.tsx'
import classes from './record-diagnosis.module.css'
import { SubmitBar } from './submit-bar.tsx'
import { useSubmitDraft } from './use-submit-draft.ts'

/** Ctrl-Enter (or Cmd-Enter) anywhere on the screen submits, but not in a dialog over it. */
function useSubmitKey(root: React.RefObject<HTMLElement | null>, submit: () => Promise<void>) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat) return
      const { target } = event
      const here = target instanceof Node && root.current?.contains(target)
      if (!here && target !== document.body) return
      event.preventDefault()
      void submit()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [root, submit])
}

/** The form of a draft whose patient is chosen. */
export function DiagnosisForm({ draft }: { draft: Draft }) {
  const root = useRef<HTMLDivElement>(null)
  const box = useFocusOnMount<HTMLInputElement>()
  const form = useSubmitDraft(draft)
  useSubmitKey(root, form.submit)
  if (!draft.patient) return null

  return (
    <div className={classes.screen} ref={root}>
      <PatientBanner
        patient={draft.patient}
        actions={
          <>
            {draft.patientId === null ? null : (
              <span className={classes.bannerLink}>
                <Link to={`/patients/${draft.patientId}`}>Open chart</Link>
              </span>
            )}
            <Button
              variant="subtle"
              onClick={() => changeDraft(draft.key, { patient: null, patientId: null })}
            >
              Change patient
            </Button>
          </>
        }
      />
      <div className={classes.columns}>
        <div className={classes.form}>
          <div className={classes.fields}>
            <div className={classes.formHead}>
              <h1>New diagnosis</h1>
              <EncounterFields draft={draft} faults={form.faults} />
            </div>
            <DiagnosisGrid draft={draft} faults={form.faults} />
            <ConditionSearchBox
              box={box}
              fault={form.faults['diagnoses']}
              onAdd={(coding, primary) =>
                addDiagnosis(draft.key, coding, primary ? 'primary' : 'secondary')
              }
            />
            <FurtherFields draft={draft} faults={form.faults} />
          </div>
          <SubmitBar draft={draft} form={form} />
        </div>
        <aside className={classes.history}>
          <HistoryPane patientId={draft.patientId} />
        </aside>
      </div>
    </div>
  )
}
