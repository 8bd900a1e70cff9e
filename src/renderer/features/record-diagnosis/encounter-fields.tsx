/** When and where the diagnoses were made. */
import { Autocomplete, TextInput } from '@mantine/core'
import type { Faults } from './check-draft.ts'
import { changeDraft } from './draft-store.ts'
import type { Draft } from './draft.ts'
import classes from './record-diagnosis.module.css'

const ENCOUNTER_TYPES = [
  'Office visit',
  'Outpatient clinic',
  'Emergency department',
  'Inpatient stay',
  'Telephone or video',
  'Home visit',
  'Laboratory or imaging',
]

/** Kind and start of the encounter. */
export function EncounterFields({ draft, faults }: { draft: Draft; faults: Faults }) {
  return (
    <div className={classes.encounter}>
      <Autocomplete
        label="Encounter"
        w={200}
        data={ENCOUNTER_TYPES}
        maxLength={200}
        value={draft.encounterType}
        error={faults['encounter.type']}
        onChange={(value) => changeDraft(draft.key, { encounterType: value })}
      />
      <TextInput
        label="Began"
        type="datetime-local"
        w={200}
        value={draft.encounterStart}
        error={faults['encounter.start']}
        onChange={(event) => changeDraft(draft.key, { encounterStart: event.currentTarget.value })}
      />
    </div>
  )
}
