/** A patient who is not known here yet, typed in. */
import { Button, Select, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import type { PatientInput, PatientRow } from '#contract/views/diagnosis'
import { optionsOf, SEX_LABELS } from '#renderer/components/clinical/labels.ts'
import { patientName } from '#renderer/components/patient-banner.tsx'
import { useFocusOnMount } from '#renderer/components/use-focus.ts'
import { useNow } from '#renderer/components/use-now.ts'
import { useQuery } from '#renderer/store/use-query.ts'
import { checkPatient } from './check-draft.ts'
import classes from './record-diagnosis.module.css'

/** Somebody known here under exactly this identifier. */
function useKnownPatient(identifier: string): PatientRow | undefined {
  const text = identifier.trim()
  const { data } = useQuery(
    'patients.search',
    text.length < 3 ? null : { text, offset: 0, limit: 5 },
    [],
  )
  return data?.patients.find((row) => row.patient.identifier === text)
}

/** Puts what was searched for where it belongs: digits are an identifier, words a name. */
function patientFrom(text: string): PatientInput {
  const numeric = /\d/.test(text)
  const [family = '', given = ''] = text.split(',').map((part) => part.trim())
  return {
    identifier: numeric ? text.trim() : '',
    family: numeric ? '' : family,
    given: numeric ? '' : given,
    birthDate: '',
    sex: 'unknown',
    city: '',
  }
}

interface PatientFieldsProps {
  /** What was searched for. */
  from: string
  onKnown: (row: PatientRow) => void
  onTyped: (patient: PatientInput) => void
  onCancel: () => void
}

/** The fields; `onTyped` is called with a patient without faults. */
export function PatientFields({ from, onKnown, onTyped, onCancel }: PatientFieldsProps) {
  const [patient, setPatient] = useState(() => patientFrom(from))
  const [tried, setTried] = useState(false)
  const known = useKnownPatient(patient.identifier)
  const faults = checkPatient(patient, useNow(60_000))
  const first = useFocusOnMount<HTMLInputElement>()
  const shown = tried ? faults : {}
  const field = (name: 'identifier' | 'family' | 'given' | 'birthDate' | 'city') => ({
    value: patient[name],
    error: shown[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      setPatient({ ...patient, [name]: event.currentTarget.value }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.keys(faults).length === 0 && !known) onTyped(patient)
  }

  return (
    <form className={classes.patientFields} onSubmit={submit} noValidate>
      <h2>A patient new to this hospital</h2>
      <TextInput label="National identifier" maxLength={64} ref={first} {...field('identifier')} />
      {known ? (
        <div className={classes.known} aria-live="polite">
          <span>
            <b>{patientName(known.patient)}</b> has this identifier and is known here.
          </span>
          <Button variant="default" onClick={() => onKnown(known)}>
            Choose this patient
          </Button>
        </div>
      ) : null}
      <div className={classes.pair}>
        <TextInput label="Family name" maxLength={120} {...field('family')} />
        <TextInput label="Given name" maxLength={120} {...field('given')} />
        <TextInput label="Birth date" type="date" {...field('birthDate')} />
        <Select
          label="Sex"
          allowDeselect={false}
          data={optionsOf(SEX_LABELS)}
          value={patient.sex}
          onChange={(value) =>
            value && setPatient({ ...patient, sex: value as PatientInput['sex'] })
          }
        />
        <TextInput label="Lives in" maxLength={120} {...field('city')} />
      </div>
      <div className={classes.buttons}>
        <Button variant="default" onClick={onCancel}>
          Back to the search
        </Button>
        <Button type="submit" disabled={known !== undefined}>
          Go on
        </Button>
      </div>
    </form>
  )
}
