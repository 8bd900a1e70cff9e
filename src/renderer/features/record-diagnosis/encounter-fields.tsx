/** When and where the diagnoses were made. */
import { Autocomplete } from '@mantine/core'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { DateTimeField } from '#renderer/components/date-time-field.tsx'
import { changeDraft } from './draft-store.ts'
import type { Draft } from './draft.ts'
import classes from './record-diagnosis.module.css'
import type { FaultOf } from './use-faults.ts'

const KINDS = [
  'office',
  'outpatient',
  'emergency',
  'inpatient',
  'remote',
  'home',
  'laboratory',
] as const

interface EncounterProps extends Pick<Draft, 'encounterType' | 'encounterStart' | 'encounterEnd'> {
  draftKey: string
  faultOf: FaultOf
}

/** Kind, start and end of the encounter. */
export const EncounterFields = memo(function EncounterFields(props: EncounterProps) {
  const { draftKey, encounterType, encounterStart, encounterEnd, faultOf } = props
  const { t } = useTranslation(['record', 'clinical'])
  return (
    <div className={classes.encounter}>
      <div data-field="encounter.type">
        <Autocomplete
          label={t('encounter.type')}
          data={KINDS.map((kind) => t(`clinical:encounter.${kind}`))}
          maxLength={200}
          value={encounterType}
          error={faultOf('encounter.type')}
          onChange={(value) => changeDraft(draftKey, { encounterType: value })}
        />
      </div>
      <div data-field="encounter.start">
        <DateTimeField
          label={t('encounter.start')}
          value={encounterStart}
          error={faultOf('encounter.start')}
          onChange={(value) => changeDraft(draftKey, { encounterStart: value })}
        />
      </div>
      <div data-field="encounter.end">
        <DateTimeField
          label={t('encounter.end')}
          value={encounterEnd}
          error={faultOf('encounter.end')}
          onChange={(value) => changeDraft(draftKey, { encounterEnd: value })}
        />
      </div>
    </div>
  )
})
