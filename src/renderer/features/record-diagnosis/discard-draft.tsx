/** Discarding a draft without a question: it can be undone for a while instead. */
import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useTranslation } from 'react-i18next'
import { formatPersonName } from '#renderer/components/names.ts'
import { navigate } from '#renderer/frame/router.tsx'
import { dropDraft, isOpen, restoreDraft, startNewDraft } from './draft-store.ts'
import type { Draft } from './draft.ts'

/** How long it can be undone, in milliseconds: long enough to read, decide and get there by keys. */
const UNDO_MILLISECONDS = 20_000

/** Discards a draft and offers to undo it. */
export function useDiscardDraft(): (draft: Draft) => void {
  const { t } = useTranslation(['record', 'clinical'])
  return (draft) => {
    const open = isOpen(draft)
    dropDraft(draft.key)
    // Nobody asked for the draft of another patient.
    if (open) startNewDraft(t('clinical:encounter.office'))
    const id = `discarded ${draft.key}`
    const undo = () => {
      notifications.hide(id)
      restoreDraft(draft)
      navigate('/diagnose')
    }
    notifications.show({
      id,
      autoClose: UNDO_MILLISECONDS,
      title: t('draft.discarded'),
      message: (
        <>
          <p>
            {draft.patient
              ? t('draft.discardedText', { name: formatPersonName(draft.patient) })
              : t('draft.discardedNobody')}
          </p>
          <Button size="xs" variant="default" mt={8} onClick={undo}>
            {t('draft.undo')}
          </Button>
        </>
      ),
    })
  }
}
