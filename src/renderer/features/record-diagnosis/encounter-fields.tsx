/** When and where the diagnoses were made. */
import { Autocomplete } from '@mantine/core'
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

/** Kind, start and end of the encounter. */
export function EncounterFields({ draft, faultOf }: { draft: Draft; faultOf: FaultOf }) {
  const { t } = useTranslation(['record', 'clinical'])
  return (
    <div className={classes.encounter}>
      <div data-field="encounter.type">
        <Autocomplete
          label={t('encounter.type')}
          data={KINDS.map((kind) => t(`clinical:encounter.${kind}`))}
          maxLength={200}
          value={draft.encounterType}
          error={faultOf('encounter.type')}
          onChange={(value) => changeDraft(draft.key, { encounterType: value })}
        />
      </div>
      <div data-field="encounter.start">
        <DateTimeField
          label={t('encounter.start')}
          value={draft.encounterStart}
          error={faultOf('encounter.start')}
          onChange={(value) => changeDraft(draft.key, { encounterStart: value })}
        />
      </div>
      <div data-field="encounter.end">
        <DateTimeField
          label={t('encounter.end')}
          value={draft.encounterEnd}
          error={faultOf('encounter.end')}
          onChange={(value) => changeDraft(draft.key, { encounterEnd: value })}
        />
      </div>
    </div>
  )
}
