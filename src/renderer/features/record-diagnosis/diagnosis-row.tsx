/** One diagnosis of the form: two lines on the grid that all of them share. */
import { ActionIcon, Checkbox, Tooltip } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './diagnosis-grid.module.css'
import { Certainty, Dates, Note, SeverityAndStatus, type FieldProps } from './diagnosis-fields.tsx'

/** The row. */
export function DiagnosisRow({ onRemove, ...field }: FieldProps & { onRemove: () => void }) {
  const { t } = useTranslation('record')
  const { diagnosis, path, onChange, faultOf } = field
  const { coding } = diagnosis
  const codeFault = faultOf(`${path}.coding`)
  return (
    <fieldset className={classes.row} aria-label={`${coding.code} ${coding.display}`}>
      <div data-field={`${path}.rank`}>
        <Checkbox
          className={classes.primary ?? ''}
          aria-label={t('grid.primary')}
          checked={diagnosis.rank === 'primary'}
          error={faultOf(`${path}.rank`)}
          onChange={(event) =>
            onChange({ rank: event.currentTarget.checked ? 'primary' : 'secondary' })
          }
        />
      </div>
      <div className={classes.condition}>
        <div className={classes.coding}>
          <span className={classes.code}>{coding.code}</span>
          <span>{coding.display}</span>
        </div>
        {codeFault ? <p className={classes.fault}>{codeFault}</p> : null}
        <Note {...field} />
      </div>
      <Certainty {...field} />
      <Dates {...field} />
      <SeverityAndStatus {...field} />
      <Tooltip label={t('grid.removeHint')}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={32}
          aria-label={t('grid.remove', { code: coding.code })}
          onClick={onRemove}
        >
          <IconX size={16} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
    </fieldset>
  )
}
