/** Medication, and whether hospitals with one specialty are asked first. */
import { Select, Textarea } from '@mantine/core'
import { SPECIALTIES } from '#contract/specialty'
import { specialtyName } from '#renderer/components/specialty.ts'
import type { Faults } from './check-draft.ts'
import { changeDraft } from './draft-store.ts'
import type { Draft } from './draft.ts'
import classes from './record-diagnosis.module.css'

const OPTIONS = SPECIALTIES.map((code) => ({ value: code, label: specialtyName(code) }))

function medicationFault(faults: Faults): string | undefined {
  return Object.entries(faults).find(([path]) => path.startsWith('medication'))?.[1]
}

/** The fields below the conditions. */
export function FurtherFields({ draft, faults }: { draft: Draft; faults: Faults }) {
  return (
    <div className={classes.further}>
      <Textarea
        label="Medication, one a line"
        placeholder="Metformin 500 mg, twice a day"
        minRows={3}
        maxRows={8}
        value={draft.medication}
        error={medicationFault(faults)}
        onChange={(event) => changeDraft(draft.key, { medication: event.currentTarget.value })}
      />
      <Select
        label="Ask hospitals with this specialty first"
        description={
          draft.specialty
            ? 'The government will see this one word with the sealed record.'
            : 'Any hospital may be drawn. Nothing about the case is named.'
        }
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        placeholder="No specialty"
        searchable
        clearable
        data={OPTIONS}
        value={draft.specialty}
        onChange={(value) => changeDraft(draft.key, { specialty: value })}
      />
    </div>
  )
}
