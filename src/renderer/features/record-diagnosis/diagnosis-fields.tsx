/** The fields of one diagnosis: certainty, dates, severity and status, note. */
import { NativeSelect, Radio, Textarea } from '@mantine/core'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { DraftDiagnosis } from '#contract/views/draft'
import {
  CERTAINTIES,
  isOngoing,
  SEVERITIES,
  STATUSES,
} from '#renderer/components/clinical/labels.ts'
import { DateField } from '#renderer/components/date-field.tsx'
import classes from './diagnosis-grid.module.css'
import type { FaultOf } from './use-faults.ts'

/** Longest note in characters, and from how many left on they are counted. */
const LONGEST_NOTE = 8000
const COUNTED_FROM = 1000

/** What every field of a diagnosis is given. */
export interface RowProps {
  /** Path of this diagnosis in its document, "diagnoses.0". */
  path: string
  faultOf: FaultOf
  onChange: (fields: Partial<DraftDiagnosis>) => void
}

/** The parts of a diagnosis that a field shows: no other change draws it again. */
type FieldProps<Shown extends keyof DraftDiagnosis> = Pick<DraftDiagnosis, Shown> & RowProps

/** Four radio buttons; arrow keys go through them. */
export const Certainty = memo(function Certainty({
  verificationStatus,
  path,
  onChange,
}: FieldProps<'verificationStatus'>) {
  const { t } = useTranslation(['record', 'clinical'])
  return (
    <Radio.Group
      data-field={`${path}.verificationStatus`}
      value={verificationStatus}
      aria-label={t('grid.certainty')}
      onChange={(value) => onChange({ verificationStatus: value })}
    >
      <div className={classes.ticks}>
        {CERTAINTIES.map((value) => (
          <Radio
            key={value}
            size="xs"
            value={value}
            label={
              value === 'differential' ? t('grid.differential') : t(`clinical:certainty.${value}`)
            }
          />
        ))}
      </div>
    </Radio.Group>
  )
})

/** Onset, and the end of what is over. */
export const Dates = memo(function Dates({
  onset: begin,
  abatement: end,
  clinicalStatus,
  path,
  faultOf,
  onChange,
}: FieldProps<'onset' | 'abatement' | 'clinicalStatus'>) {
  const { t } = useTranslation('record')
  return (
    <div className={classes.stack}>
      <div data-field={`${path}.onset`}>
        <DateField
          label={t('grid.onset')}
          labelHidden
          value={begin}
          error={faultOf(`${path}.onset`)}
          onChange={(onset) => onChange({ onset })}
        />
      </div>
      {isOngoing(clinicalStatus) ? null : (
        <div data-field={`${path}.abatement`}>
          <DateField
            label={t('grid.ended')}
            value={end}
            error={faultOf(`${path}.abatement`)}
            onChange={(abatement) => onChange({ abatement })}
          />
        </div>
      )}
    </div>
  )
})

/** Two native lists: the first letter of a value chooses it. */
export const SeverityAndStatus = memo(function SeverityAndStatus({
  severity,
  clinicalStatus,
  path,
  onChange,
}: FieldProps<'severity' | 'clinicalStatus'>) {
  const { t } = useTranslation(['record', 'clinical'])
  return (
    <div className={classes.stack}>
      <NativeSelect
        data-field={`${path}.severity`}
        aria-label={t('clinical:severity.label')}
        data={[
          { value: '', label: t('clinical:notStated') },
          ...SEVERITIES.map((value) => ({ value, label: t(`clinical:severity.${value}`) })),
        ]}
        value={severity ?? ''}
        onChange={({ currentTarget }) =>
          onChange({ severity: SEVERITIES.find((one) => one === currentTarget.value) ?? null })
        }
      />
      <NativeSelect
        data-field={`${path}.clinicalStatus`}
        aria-label={t('clinical:status.label')}
        data={STATUSES.map((value) => ({ value, label: t(`clinical:status.${value}`) }))}
        value={clinicalStatus}
        onChange={({ currentTarget }) => {
          const chosen = STATUSES.find((one) => one === currentTarget.value)
          if (chosen) onChange({ clinicalStatus: chosen })
        }}
      />
    </div>
  )
})

/** The note; what is left of its room is told before it is used up. */
export function Note({ note, path, faultOf, onChange }: FieldProps<'note'>) {
  const { t } = useTranslation('record')
  const left = LONGEST_NOTE - note.length
  return (
    <div data-field={`${path}.note`}>
      <Textarea
        aria-label={t('grid.note')}
        placeholder={t('grid.notePlaceholder')}
        minRows={1}
        maxRows={6}
        maxLength={LONGEST_NOTE}
        value={note}
        error={faultOf(`${path}.note`)}
        inputWrapperOrder={['input', 'description', 'error']}
        {...(left < COUNTED_FROM ? { description: t('grid.noteLeft', { count: left }) } : {})}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
    </div>
  )
}
