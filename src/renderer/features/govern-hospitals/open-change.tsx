/** A change that gathers approvals: how far it is, and a way to give it up. */
import { Button, Group, Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChangeView } from '#contract/views/network'
import { Approvals } from '#renderer/components/approvals.tsx'
import { ErrorNotice } from '#renderer/components/feedback.tsx'
import { useCommand } from '#renderer/store/use-command.ts'
import classes from './change-membership.module.css'

function AbandonDialog({ change, onClose }: { change: ChangeView; onClose: () => void }) {
  const { t } = useTranslation('membership')
  const abandon = useCommand('government.abandonChange')
  const run = async () => {
    const outcome = await abandon.run({ change: change.id })
    if (outcome.ok) onClose()
  }
  return (
    <Modal opened onClose={onClose} title={t('open.abandonTitle')} size={440}>
      <p>{t('open.abandonText', { name: change.subject.profile.name })}</p>
      {abandon.error ? <ErrorNotice error={abandon.error} /> : null}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('open.abandonKeep')}
        </Button>
        <Button color="danger" loading={abandon.busy} onClick={() => void run()}>
          {t('open.abandonConfirm')}
        </Button>
      </Group>
    </Modal>
  )
}

/** The change. */
export function OpenChange({ change }: { change: ChangeView }) {
  const { t } = useTranslation('membership')
  const [asking, setAsking] = useState(false)
  return (
    <div className={classes.card}>
      <h3>{t(`open.${change.kind}`)}</h3>
      <Approvals change={change} />
      {change.reason === '' ? null : <p>{change.reason}</p>}
      <p>{t('open.until', { height: change.until })}</p>
      <div>
        <Button variant="default" onClick={() => setAsking(true)}>
          {t('open.abandon')}
        </Button>
      </div>
      {asking ? <AbandonDialog change={change} onClose={() => setAsking(false)} /> : null}
    </div>
  )
}
