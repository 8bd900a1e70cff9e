/** Medication, and whether hospitals with one specialty are asked first. */
import { Select, Textarea } from '@mantine/core'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { SPECIALTIES } from '#contract/specialty'
import type { FieldFaults } from '#contract/errors'
import { specialtyName } from '#renderer/components/specialty.ts'
import { changeDraft } from './draft-store.ts'
import type { Draft } from './draft.ts'
import classes from './record-diagnosis.module.css'
import type { FaultOf } from './use-faults.ts'

interface FieldsProps {
  draftKey: string
  medication: string
  specialty: Draft['specialty']
  faults: FieldFaults
  faultOf: FaultOf
}

/** A fault of the whole list or of one of its lines. */
function medicationFault({
  faults,
  faultOf,
}: Pick<FieldsProps, 'faults' | 'faultOf'>): string | undefined {
  const path = Object.keys(faults).find((one) => one.split('.')[0] === 'medication')
  return path === undefined ? undefined : faultOf(path)
}

const SpecialtyField = memo(function SpecialtyField({
  draftKey,
  specialty,
}: Pick<FieldsProps, 'draftKey' | 'specialty'>) {
  const { t } = useTranslation('record')
  return (
    <div data-field="specialty">
      <Select
        label={t('specialty.label')}
        description={specialty ? t('specialty.named') : t('specialty.any')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        placeholder={t('specialty.none')}
        searchable
        clearable
        data={SPECIALTIES.map((code) => ({ value: code, label: specialtyName(code) }))}
        value={specialty}
        onChange={(value) => changeDraft(draftKey, { specialty: value })}
      />
    </div>
  )
})

/** The fields below the conditions. */
export const FurtherFields = memo(function FurtherFields(props: FieldsProps) {
  const { draftKey, medication, specialty } = props
  const { t } = useTranslation('record')
  return (
    <div className={classes.further}>
      <div data-field="medication">
        <Textarea
          label={t('medication.label')}
          placeholder={t('medication.placeholder')}
          minRows={2}
          maxRows={8}
          value={medication}
          error={medicationFault(props)}
          onChange={(event) => changeDraft(draftKey, { medication: event.currentTarget.value })}
        />
      </div>
      <SpecialtyField {...{ draftKey, specialty }} />
    </div>
  )
})
