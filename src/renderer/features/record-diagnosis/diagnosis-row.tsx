/** One diagnosis of the form: two lines on the grid that all of them share. */
import { ActionIcon, Checkbox, Radio, Select, Textarea, TextInput, Tooltip } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { DiagnosisInput } from '#contract/views/diagnosis'
import type { DraftDiagnosis } from '#contract/views/draft'
import {
  CERTAINTY_LABELS,
  isOngoing,
  optionsOf,
  SEVERITY_LABELS,
  STATUS_LABELS,
} from '#renderer/components/clinical/labels.ts'
import type { Faults } from './check-draft.ts'
import classes from './diagnosis-grid.module.css'

interface RowProps {
  diagnosis: DraftDiagnosis
  /** Path of this diagnosis in `faults`, "diagnoses.0". */
  path: string
  faults: Faults
  onChange: (fields: Partial<DraftDiagnosis>) => void
  onRemove: () => void
}

function Certainty({ diagnosis, onChange }: Pick<RowProps, 'diagnosis' | 'onChange'>) {
  return (
    <Radio.Group
      className={classes.certainty}
      value={diagnosis.verificationStatus}
      aria-label="Certainty"
      onChange={(value) => onChange({ verificationStatus: value })}
    >
      <div className={classes.ticks}>
        {optionsOf(CERTAINTY_LABELS).map((option) => (
          <Radio key={option.value} size="xs" {...option} />
        ))}
      </div>
    </Radio.Group>
  )
}

function Dates({ diagnosis, path, faults, onChange }: Omit<RowProps, 'onRemove'>) {
  return (
    <div className={classes.stack}>
      <TextInput
        type="date"
        aria-label="Onset"
        value={diagnosis.onset}
        error={faults[`${path}.onset`]}
        onChange={(event) => onChange({ onset: event.currentTarget.value })}
      />
      {isOngoing(diagnosis.clinicalStatus) ? null : (
        <TextInput
          type="date"
          label="Ended"
          value={diagnosis.abatement}
          error={faults[`${path}.abatement`]}
          onChange={(event) => onChange({ abatement: event.currentTarget.value })}
        />
      )}
    </div>
  )
}

function SeverityAndStatus({ diagnosis, onChange }: Pick<RowProps, 'diagnosis' | 'onChange'>) {
  return (
    <div className={classes.stack}>
      <Select
        aria-label="Severity"
        placeholder="Severity"
        clearable
        data={optionsOf(SEVERITY_LABELS)}
        value={diagnosis.severity}
        onChange={(value) => onChange({ severity: value as DiagnosisInput['severity'] })}
      />
      <Select
        aria-label="Clinical status"
        allowDeselect={false}
        data={optionsOf(STATUS_LABELS)}
        value={diagnosis.clinicalStatus}
        onChange={(value) =>
          value && onChange({ clinicalStatus: value as DiagnosisInput['clinicalStatus'] })
        }
      />
    </div>
  )
}

/** The row. */
export function DiagnosisRow({ diagnosis, path, faults, onChange, onRemove }: RowProps) {
  const { coding } = diagnosis
  return (
    <fieldset className={classes.row} aria-label={`${coding.code} ${coding.display}`}>
      <Checkbox
        className={classes.primary}
        aria-label="Primary"
        checked={diagnosis.rank === 'primary'}
        onChange={(event) =>
          onChange({ rank: event.currentTarget.checked ? 'primary' : 'secondary' })
        }
      />
      <div className={classes.condition}>
        <div className={classes.coding}>
          <span className={classes.code}>{coding.code}</span>
          <span>{coding.display}</span>
        </div>
        <Textarea
          aria-label="Note"
          placeholder="Note: findings, measurements"
          minRows={1}
          maxRows={6}
          value={diagnosis.note}
          error={faults[`${path}.note`]}
          onChange={(event) => onChange({ note: event.currentTarget.value })}
        />
      </div>
      <Certainty diagnosis={diagnosis} onChange={onChange} />
      <Dates diagnosis={diagnosis} path={path} faults={faults} onChange={onChange} />
      <SeverityAndStatus diagnosis={diagnosis} onChange={onChange} />
      <Tooltip label="Take out of this document">
        <ActionIcon
          variant="subtle"
          color="gray"
          size={32}
          aria-label={`Take ${coding.code} out`}
          onClick={onRemove}
        >
          <IconX size={16} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
    </fieldset>
  )
}
