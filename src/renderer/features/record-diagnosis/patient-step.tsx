/** First step: find the patient, or add one. */
import { useState } from 'react'
import type { PatientInput, PatientRow } from '#contract/views/diagnosis'
import type { Draft } from './draft.ts'
import { PatientFields } from './patient-fields.tsx'
import { PatientSearch } from './patient-search.tsx'

interface PatientStepProps {
  draft: Draft
  onKnown: (row: PatientRow) => void
  onTyped: (patient: PatientInput) => void
}

/** Search, arrow keys and Enter; or the fields of a new patient, filled with what was typed. */
export function PatientStep(props: PatientStepProps) {
  const [text, setText] = useState('')
  const [adding, setAdding] = useState(false)
  return adding ? (
    <PatientFields {...props} from={text} onCancel={() => setAdding(false)} />
  ) : (
    <PatientSearch
      text={text}
      onText={setText}
      onKnown={props.onKnown}
      onAdd={() => setAdding(true)}
    />
  )
}
