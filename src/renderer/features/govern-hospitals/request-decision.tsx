/** Compare words with the hospital, then admit or refuse. */
import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { RequestView } from '#contract/views/network'
import { getClient } from '#renderer/client.ts'
import { ErrorNotice } from '#renderer/components/feedback.tsx'
import { ReasonDialog } from '#renderer/components/reason-dialog.tsx'
import { specialtyNames } from '#renderer/components/specialty.ts'
import { WordsCompare, type Comparison } from '#renderer/components/words-compare.tsx'
import { useStatus } from '#renderer/store/status.ts'
import { useCommand } from '#renderer/store/use-command.ts'
import classes from './govern-hospitals.module.css'

const NOTHING_COMPARED: Comparison = { digits: '', compared: false }

function Refusal({ request, onClose }: { request: RequestView; onClose: () => void }) {
  const refuse = useCommand('government.refuse')
  const run = async (reason: string) => {
    const outcome = await refuse.run({ request: request.id, reason })
    if (outcome.ok) onClose()
  }
  return (
    <ReasonDialog
      title={`Refuse ${request.profile.name}`}
      text="The hospital reads your reason. It can ask again only with a new invitation."
      label="Reason, shown to the hospital"
      confirm="Refuse the request"
      busy={refuse.busy}
      error={refuse.error}
      onConfirm={(reason) => void run(reason)}
      onClose={onClose}
    />
  )
}

/** The decision. Admit stays off until all eight words were compared, except in a demonstration. */
export function RequestDecision({ request }: { request: RequestView }) {
  const status = useStatus()
  const [comparison, setComparison] = useState(NOTHING_COMPARED)
  const [refusing, setRefusing] = useState(false)
  const admit = useCommand('government.admit')
  const optional = status.consortium?.demonstration === true
  const { name, specialties, contact } = request.profile

  const run = async () => {
    const outcome = await admit.run({
      request: request.id,
      digits: comparison.compared ? comparison.digits : null,
      compared: comparison.compared,
    })
    if (outcome.ok) {
      notifications.show({ message: `${name} is admitted as soon as the next block is final.` })
    }
  }

  return (
    <div className={classes.requestBody}>
      <p>
        Invited as “{request.invitedAs}”. Specialties: {specialtyNames(specialties).toLowerCase()}.
      </p>
      <WordsCompare
        contact={contact}
        fetchWords={(digits) =>
          getClient().call('words.ofRequest', { request: request.id, digits })
        }
        onChange={setComparison}
      />
      {admit.error ? <ErrorNotice error={admit.error} /> : null}
      <div className={classes.buttons}>
        {optional ? (
          <span className={classes.note}>In a demonstration comparing may be left out.</span>
        ) : null}
        <Button variant="outline" color="danger" onClick={() => setRefusing(true)}>
          Refuse…
        </Button>
        <Button
          loading={admit.busy}
          disabled={!optional && !comparison.compared}
          onClick={() => void run()}
        >
          Admit
        </Button>
      </div>
      {refusing ? <Refusal request={request} onClose={() => setRefusing(false)} /> : null}
    </div>
  )
}
