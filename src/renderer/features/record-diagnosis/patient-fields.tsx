/** A patient who is not known here yet, typed in. */
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useRef, useState, type FormEvent } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import type { PatientInput, PatientRow } from '#contract/views/diagnosis'
import { SEXES } from '#renderer/components/clinical/labels.ts'
import { DateField } from '#renderer/components/date-field.tsx'
import { localDay } from '#renderer/components/dates.ts'
import { formatPersonName } from '#renderer/components/names.ts'
import { useFocusOnMount } from '#renderer/components/use-focus.ts'
import { currentLocale } from '#renderer/i18n/locale.ts'
import { getClient } from '#renderer/client.ts'
import { useQuery } from '#renderer/store/use-query.ts'
import { toDocument } from './document-of-draft.ts'
import type { Draft } from './draft.ts'
import { guessPatient } from './guess-patient.ts'
import classes from './record-diagnosis.module.css'
import { useDraftCheck } from './use-draft-check.ts'
import { focusField, useShownFaults } from './use-faults.ts'

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

interface PatientFieldsProps {
  draft: Draft
  /** What was searched for. */
  from: string
  onKnown: (row: PatientRow) => void
  onTyped: (patient: PatientInput) => void
  onCancel: () => void
}

function patientPaths(faults: object): string[] {
  return Object.keys(faults).filter((path) => path.startsWith('patient.'))
}

/** The patient that is typed, and the rules that are the node's. */
function usePatientForm({ draft, from, onTyped }: PatientFieldsProps) {
  const form = useRef<HTMLDivElement>(null)
  const [patient, setPatient] = useState(() =>
    guessPatient(from, { locale: currentLocale(), today: localDay(Date.now()) }),
  )
  const [tried, setTried] = useState(false)
  const document = toDocument(draft, patient)
  const shown = useShownFaults(useDraftCheck(document).faults, tried)
  const known = useKnownPatient(patient.identifier)
  const submit = async () => {
    setTried(true)
    const { faults } = await getClient().call('drafts.check', { document })
    const [first] = patientPaths(faults)
    if (first !== undefined) focusField(form.current, first)
    else if (!known) onTyped(patient)
  }
  return { form, patient, setPatient, shown, known, submit }
}

function Known({ row, onKnown }: { row: PatientRow; onKnown: (row: PatientRow) => void }) {
  const { t } = useTranslation('record')
  return (
    <div className={classes.known} aria-live="polite">
      <span>
        <Trans
          t={t}
          i18nKey="patient.known"
          values={{ name: formatPersonName(row.patient) }}
          components={[<b key="0" />]}
        />
      </span>
      <Button variant="default" onClick={() => onKnown(row)}>
        {t('patient.chooseKnown')}
      </Button>
    </div>
  )
}

/** The fields; `onTyped` is called with a patient without faults. */
export function PatientFields(props: PatientFieldsProps) {
  const { t } = useTranslation(['record', 'clinical'])
  const { form, patient, setPatient, shown, known, submit } = usePatientForm(props)
  const first = useFocusOnMount<HTMLInputElement>()
  const line = (name: 'identifier' | 'family' | 'given' | 'city', most: number) => (
    <div data-field={`patient.${name}`}>
      <TextInput
        label={t(`clinical:field.${name}`)}
        ref={name === 'identifier' ? first : null}
        maxLength={most}
        value={patient[name]}
        error={shown.faultOf(`patient.${name}`)}
        onChange={({ currentTarget }) => setPatient({ ...patient, [name]: currentTarget.value })}
      />
    </div>
  )
  return (
    <form
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        void submit()
      }}
    >
      <div className={classes.patientFields} ref={form} onBlur={shown.onBlur}>
        <h2>{t('patient.title')}</h2>
        {line('identifier', 64)}
        {known ? <Known row={known} onKnown={props.onKnown} /> : null}
        <div className={classes.pair}>
          {line('family', 120)}
          {line('given', 120)}
          <div data-field="patient.birthDate">
            <DateField
              label={t('clinical:field.birthDate')}
              value={patient.birthDate}
              error={shown.faultOf('patient.birthDate')}
              onChange={(birthDate) => setPatient({ ...patient, birthDate })}
            />
          </div>
          <NativeSelect
            label={t('clinical:sex.label')}
            data={SEXES.map((value) => ({ value, label: t(`clinical:sex.${value}`) }))}
            value={patient.sex}
            onKeyDown={(event) => {
              // Enter goes on from every field of this form; a list alone would open.
              if (event.key !== 'Enter') return
              event.preventDefault()
              event.currentTarget.form?.requestSubmit()
            }}
            onChange={({ currentTarget }) => {
              const sex = SEXES.find((one) => one === currentTarget.value)
              if (sex) setPatient({ ...patient, sex })
            }}
          />
          {line('city', 120)}
        </div>
        <div className={classes.buttons}>
          <Button variant="default" onClick={props.onCancel}>
            {t('patient.back')}
          </Button>
          <Button type="submit" disabled={known !== undefined}>
            {t('patient.go')}
          </Button>
        </div>
      </div>
    </form>
  )
}
