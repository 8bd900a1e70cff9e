/** Compare words with the hospital, then admit or refuse. */
import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RequestView } from '#contract/views/network'
import { getClient } from '#renderer/client.ts'
import { ErrorNotice } from '#renderer/components/feedback.tsx'
import { ReasonDialog } from '#renderer/components/reason-dialog.tsx'
import { WordsCompare, type Comparison } from '#renderer/components/words-compare.tsx'
import { useStatus } from '#renderer/store/status.ts'
import { useCommand } from '#renderer/store/use-command.ts'
import classes from './govern-hospitals.module.css'

const NOTHING_COMPARED: Comparison = { digits: '', compared: false }

function Refusal({ request, onClose }: { request: RequestView; onClose: () => void }) {
  const { t } = useTranslation('membership')
  const refuse = useCommand('government.refuse')
  const run = async (reason: string) => {
    const outcome = await refuse.run({ request: request.id, reason })
    if (outcome.ok) onClose()
  }
  return (
    <ReasonDialog
      title={t('refusal.title', { name: request.profile.name })}
      text={t('refusal.text')}
      label={t('refusal.label')}
      confirm={t('refusal.confirm')}
      busy={refuse.busy}
      error={refuse.error}
      onConfirm={(reason) => void run(reason)}
      onClose={onClose}
    />
  )
}

/** The decision. Admit stays off until all eight words were compared, except in a demonstration. */
export function RequestDecision({ request }: { request: RequestView }) {
  const { t } = useTranslation('membership')
  const status = useStatus()
  const [comparison, setComparison] = useState(NOTHING_COMPARED)
  const [refusing, setRefusing] = useState(false)
  const admit = useCommand('government.admit')
  const optional = status.consortium?.demonstration === true
  const { name, contact } = request.profile

  const run = async () => {
    const outcome = await admit.run({
      request: request.id,
      digits: comparison.compared ? comparison.digits : null,
      compared: comparison.compared,
    })
    if (outcome.ok) {
      notifications.show({ message: t('requests.admitted', { name }) })
    }
  }

  return (
    <div className={classes.requestBody}>
      <p className={classes.note}>{t('requests.invitedAs', { label: request.invitedAs })}</p>
      <WordsCompare
        contact={contact}
        fetchWords={(digits) =>
          getClient().call('words.ofRequest', { request: request.id, digits })
        }
        onChange={setComparison}
        actions={
          <>
            <Button variant="outline" color="danger" onClick={() => setRefusing(true)}>
              {t('requests.refuse')}
            </Button>
            <Button
              loading={admit.busy}
              disabled={!optional && !comparison.compared}
              onClick={() => void run()}
            >
              {t('requests.admit')}
            </Button>
          </>
        }
      />
      {optional ? <p className={classes.note}>{t('optional')}</p> : null}
      {admit.error ? <ErrorNotice error={admit.error} /> : null}
      {refusing ? <Refusal request={request} onClose={() => setRefusing(false)} /> : null}
    </div>
  )
}
