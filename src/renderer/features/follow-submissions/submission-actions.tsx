/** What can be done with a submission: withdraw, amend, copy, say that it was an error. */
import { Button, Menu } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SubmissionView } from '#contract/views/submission'
import { navigate } from '#renderer/frame/router.tsx'
import { startAmendment, startDraftFrom } from '#renderer/features/record-diagnosis/draft-store.ts'
import { ErrorDialog } from './error-dialog.tsx'
import { WithdrawButton } from './withdraw-button.tsx'

function copyAsNew(view: SubmissionView): void {
  startDraftFrom(view)
  navigate('/diagnose')
}

function amend(view: SubmissionView): void {
  startAmendment(view)
  navigate('/diagnose')
}

function Amendable({ view }: { view: SubmissionView }) {
  const { t } = useTranslation('submissions')
  const [marking, setMarking] = useState(false)
  return (
    <>
      <Menu position="top-end">
        <Menu.Target>
          <Button variant="default">{t('more')}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => copyAsNew(view)}>{t('copyAsNew')}</Menu.Item>
          <Menu.Item c="var(--danger-text)" onClick={() => setMarking(true)}>
            {t('error.open')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button variant="default" onClick={() => amend(view)}>
        {t('amend')}
      </Button>
      {marking ? <ErrorDialog submission={view.row.id} onClose={() => setMarking(false)} /> : null}
    </>
  )
}

/** The buttons. */
export function SubmissionActions({ view }: { view: SubmissionView }) {
  const { t } = useTranslation('submissions')
  if (view.canAmend) return <Amendable view={view} />
  return (
    <>
      {view.canWithdraw ? <WithdrawButton submission={view.row.id} /> : null}
      <Button variant="default" onClick={() => copyAsNew(view)}>
        {t('copyAsNew')}
      </Button>
    </>
  )
}
