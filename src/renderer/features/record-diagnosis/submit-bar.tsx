/** The foot of the form: where the draft is, what is still wrong, and the one decisive button. */
import { Button, Kbd, UnstyledButton } from '@mantine/core'
import { IconAlertTriangle, IconDeviceFloppy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { FieldFaults } from '#contract/errors'
import { formatTimeWithSeconds } from '#renderer/components/dates.ts'
import { useErrorSentence } from '#renderer/components/error-sentence.ts'
import { ErrorNotice } from '#renderer/components/feedback.tsx'
import { fieldSentence } from '#renderer/components/field-errors.ts'
import { useDiscardDraft } from './discard-draft.tsx'
import { useSaving } from './draft-saver.ts'
import { hasContent, type Draft } from './draft.ts'
import { fieldName } from './field-names.ts'
import classes from './record-diagnosis.module.css'
import type { SubmitDraft } from './use-submit-draft.ts'

/** Where the draft is: on this computer only once the node has said so. */
function SavedText({ draft }: { draft: Draft }) {
  const { t } = useTranslation('record')
  const errorSentence = useErrorSentence()
  const saving = useSaving(draft.key)
  if (saving?.fault) {
    return (
      <>
        <IconAlertTriangle size={16} stroke={1.6} aria-hidden />
        <span className={classes.fault} role="alert">
          {t('draft.fault', { why: errorSentence(saving.fault) })}
        </span>
      </>
    )
  }
  return (
    <>
      <IconDeviceFloppy size={16} stroke={1.6} aria-hidden />
      <span>
        {saving?.version === draft
          ? t('draft.savedAt', { time: formatTimeWithSeconds(saving.savedAt) })
          : t('draft.saving')}
      </span>
    </>
  )
}

function DraftState({ draft }: { draft: Draft }) {
  const { t } = useTranslation('record')
  const discard = useDiscardDraft()
  if (!hasContent(draft)) return null
  return (
    <div className={classes.draftState}>
      <SavedText draft={draft} />
      <Button variant="subtle" onClick={() => discard(draft)}>
        {t('draft.discard')}
      </Button>
    </div>
  )
}

interface FaultListProps {
  draft: Draft
  faults: FieldFaults
  /** Puts the keyboard into the field at a path. */
  onGoTo: (path: string) => void
}

/** Every fault by the name of its field; a click goes there. */
function FaultList({ draft, faults, onGoTo }: FaultListProps) {
  const { t } = useTranslation(['record', 'clinical'])
  const { t: errors } = useTranslation('errors')
  const all = Object.entries(faults)
  return (
    <div className={classes.faults} role="alert">
      <span>{t('record:fault.summary', { count: all.length })}</span>
      <ul>
        {all.map(([path, fault]) => (
          <li key={path}>
            <UnstyledButton className={classes.faultLink} onClick={() => onGoTo(path)}>
              {t('record:fault.item', {
                field: fieldName(path, draft, t),
                fault: fieldSentence(fault, errors),
              })}
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </div>
  )
}

interface SubmitBarProps extends FaultListProps {
  form: SubmitDraft
}

/** The bar. */
export function SubmitBar({ form, ...list }: SubmitBarProps) {
  const { t } = useTranslation('record')
  const wrong = form.tried && Object.keys(list.faults).length > 0
  return (
    <footer className={classes.foot}>
      {form.error ? <ErrorNotice error={form.error} /> : null}
      {wrong ? <FaultList {...list} /> : null}
      <div className={classes.footLine}>
        <DraftState draft={list.draft} />
        <Button
          className={classes.submit ?? ''}
          loading={form.busy}
          onClick={() => void form.submit()}
          rightSection={<Kbd className={classes.submitKey ?? ''}>{t('submitKey')}</Kbd>}
        >
          {list.draft.supersedes ? t('submitAmendment') : t('submit')}
        </Button>
      </div>
    </footer>
  )
}
