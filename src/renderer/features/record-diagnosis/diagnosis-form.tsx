/** Second step: the diagnoses of one encounter, with the patient's history beside them. */
import { Button } from '@mantine/core'
import { memo, useCallback, useEffect, useMemo, useRef, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { Coding } from '#contract/views/diagnosis'
import { HistoryPane } from '#renderer/components/clinical/history-pane.tsx'
import { PatientBanner } from '#renderer/components/patient-banner.tsx'
import { useFocusOnMount } from '#renderer/components/use-focus.ts'
import { Link, navigate } from '#renderer/frame/router.tsx'
import { Advice } from './advice.tsx'
import { AmendmentBanner } from './amendment-banner.tsx'
import { ConditionSearchBox } from './condition-search.tsx'
import { DiagnosisGrid } from './diagnosis-grid.tsx'
import { toDocument } from './document-of-draft.ts'
import { addDiagnosis, changeDraft, useOtherDrafts } from './draft-store.ts'
import type { PatientsDraft } from './draft.ts'
import { EncounterFields } from './encounter-fields.tsx'
import { FurtherFields } from './further-fields.tsx'
import classes from './record-diagnosis.module.css'
import { SubmitBar } from './submit-bar.tsx'
import { useDraftCheck } from './use-draft-check.ts'
import { focusField, useShownFaults } from './use-faults.ts'
import { useSubmitDraft } from './use-submit-draft.ts'

const History = memo(HistoryPane)

/** Ctrl-Enter (or Cmd-Enter) anywhere on the screen submits, but not in a dialog over it. */
function useSubmitKey(root: RefObject<HTMLElement | null>, submit: () => Promise<void>) {
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

function BannerActions({ draft }: { draft: PatientsDraft }) {
  const { t } = useTranslation('record')
  const others = useOtherDrafts().length
  const change = () => changeDraft(draft.key, { patient: null, patientId: null })
  return (
    <>
      {others > 0 ? (
        <Button variant="subtle" onClick={() => navigate('/diagnose/new')}>
          {t('draft.others', { count: others })}
        </Button>
      ) : null}
      {draft.patientId === null ? null : (
        <span className={classes.bannerLink}>
          <Link to={`/patients/${draft.patientId}`}>{t('openChart')}</Link>
        </span>
      )}
      {/* An amendment is about the same patient or is none. */}
      {draft.supersedes ? null : (
        <Button variant="subtle" onClick={change}>
          {t('changePatient')}
        </Button>
      )}
    </>
  )
}

/** Adds what was found to the draft: the same function for as long as it is the same draft. */
function useAddCondition(draftKey: string) {
  return useCallback(
    (coding: Coding, primary: boolean) =>
      addDiagnosis(draftKey, coding, primary ? 'primary' : 'secondary'),
    [draftKey],
  )
}

/** The fields of the form that are not about a condition or an amendment, by draft. */
function partsOf(draft: PatientsDraft) {
  const { key: draftKey, medication, specialty } = draft
  const { encounterType, encounterStart, encounterEnd } = draft
  return {
    encounter: { draftKey, encounterType, encounterStart, encounterEnd },
    further: { draftKey, medication, specialty },
  }
}

/** The form. */
export function DiagnosisForm({ draft }: { draft: PatientsDraft }) {
  const { t } = useTranslation(['record', 'clinical'])
  const root = useRef<HTMLDivElement>(null)
  const box = useFocusOnMount<HTMLInputElement>()
  const document = toDocument(draft, draft.patient)
  const check = useDraftCheck(document)
  const form = useSubmitDraft(draft, document, t('clinical:encounter.office'))
  const faults = useMemo(() => ({ ...form.refused, ...check.faults }), [form.refused, check.faults])
  const { faultOf, onBlur } = useShownFaults(faults, form.tried)
  useSubmitKey(root, form.submit)
  const onAdd = useAddCondition(draft.key)
  const { encounter, further } = partsOf(draft)
  const { supersedes } = draft

  return (
    <div className={classes.screen} ref={root} onBlur={onBlur}>
      <PatientBanner patient={draft.patient} actions={<BannerActions draft={draft} />} />
      <div className={classes.columns}>
        <div className={classes.form}>
          <div className={classes.fields}>
            <div className={classes.formHead}>
              <h1>{supersedes ? t('titleAmend') : t('title')}</h1>
              <EncounterFields {...encounter} faultOf={faultOf} />
            </div>
            {supersedes ? <AmendmentBanner {...{ draft, supersedes, document, faultOf }} /> : null}
            <DiagnosisGrid draftKey={draft.key} diagnoses={draft.diagnoses} faultOf={faultOf} />
            <ConditionSearchBox box={box} fault={faultOf('diagnoses')} onAdd={onAdd} />
            <FurtherFields {...further} faults={faults} faultOf={faultOf} />
          </div>
          <SubmitBar
            {...{ draft, faults, form }}
            onGoTo={(path) => focusField(root.current, path)}
          />
        </div>
        <aside className={classes.history}>
          <History patientId={draft.patientId} />
          <Advice findings={check.advice} />
        </aside>
      </div>
    </div>
  )
}
