/** Asks why a record was entered in error and what that means; then submits it as a new version. */
import { useTranslation } from 'react-i18next'
import { ReasonDialog } from '#renderer/components/reason-dialog.tsx'
import { navigate } from '#renderer/frame/router.tsx'
import { useCommand } from '#renderer/store/use-command.ts'

/** The dialog for a final record of this hospital. Afterwards it shows the new submission. */
export function ErrorDialog({ submission, onClose }: { submission: string; onClose: () => void }) {
  const { t } = useTranslation('submissions')
  const mark = useCommand('submissions.markEnteredInError')
  const confirm = async (reason: string) => {
    const outcome = await mark.run({ submission, reason })
    if (!outcome.ok) return
    onClose()
    navigate(`/submissions/${outcome.value.submission}`)
  }
  return (
    <ReasonDialog
      title={t('error.title')}
      text={t('error.text')}
      label={t('error.label')}
      confirm={t('error.confirm')}
      busy={mark.busy}
      error={mark.error}
      onConfirm={(reason) => void confirm(reason)}
      onClose={onClose}
    />
  )
}
