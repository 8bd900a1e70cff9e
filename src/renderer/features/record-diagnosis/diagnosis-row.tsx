/** One diagnosis of the form: two lines on the grid that all of them share. */
import { ActionIcon, Checkbox, Tooltip } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { memo, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { DraftDiagnosis } from '#contract/views/draft'
import classes from './diagnosis-grid.module.css'
import { Certainty, Dates, Note, SeverityAndStatus, type RowProps } from './diagnosis-fields.tsx'
import { changeDiagnosis, removeDiagnosis } from './draft-store.ts'

const Remove = memo(function Remove({ code, onClick }: { code: string; onClick: () => void }) {
  const { t } = useTranslation('record')
  return (
    <Tooltip label={t('grid.removeHint')}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={32}
        aria-label={t('grid.remove', { code })}
        onClick={onClick}
      >
        <IconX size={16} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  )
})

/** What changes and removes one diagnosis: the same functions for as long as it is the same one. */
function useHandlers(draftKey: string, key: string) {
  const onChange = useCallback(
    (fields: Partial<DraftDiagnosis>) => changeDiagnosis(draftKey, key, fields),
    [draftKey, key],
  )
  const onRemove = useCallback(() => removeDiagnosis(draftKey, key), [draftKey, key])
  return { onChange, onRemove }
}

interface DiagnosisRowProps extends Omit<RowProps, 'onChange'> {
  draftKey: string
  diagnosis: DraftDiagnosis
}

/** The row; typing in another one does not draw it again. */
export const DiagnosisRow = memo(function DiagnosisRow(props: DiagnosisRowProps) {
  const { t } = useTranslation('record')
  const { draftKey, diagnosis, path, faultOf } = props
  const { coding, onset, abatement, severity, clinicalStatus } = diagnosis
  const { onChange, onRemove } = useHandlers(draftKey, diagnosis.key)
  const field = { path, faultOf, onChange }
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
        <Note {...field} note={diagnosis.note} />
      </div>
      <Certainty {...field} verificationStatus={diagnosis.verificationStatus} />
      <Dates {...{ ...field, onset, abatement, clinicalStatus }} />
      <SeverityAndStatus {...{ ...field, severity, clinicalStatus }} />
      <Remove code={coding.code} onClick={onRemove} />
    </fieldset>
  )
})
