/** One membership change: what it does, who approved, the words to compare, the decision. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ChangeView } from '#contract/views/network'
import { getClient } from '#renderer/client.ts'
import { ErrorNotice } from '#renderer/components/feedback.tsx'
import { Facts } from '#renderer/components/facts.tsx'
import { specialtyNames } from '#renderer/components/specialty.ts'
import { WordsCompare, type Comparison } from '#renderer/components/words-compare.tsx'
import { DetailPane } from '#renderer/frame/detail-pane.tsx'
import { useStatus } from '#renderer/store/status.ts'
import { useCommand } from '#renderer/store/use-command.ts'
import { Approvals } from './approvals.tsx'
import { changeTitle, MineChip } from './change-words.tsx'

const NOTHING_COMPARED: Comparison = { digits: '', compared: false }

function meaning(change: ChangeView): string {
  const { name } = change.subject.profile
  return change.kind === 'activate'
    ? `${name} gets the key to every record that is sealed from then on, is drawn to review, and votes on blocks. Approve only if you have compared its keys with a person there whom you know.`
    : `${name} loses its vote and reads nothing that is sealed from then on. What it has read before stays with it. It cannot be undone; the hospital would have to be admitted anew.`
}

/** The pane. Neither answer is a default, and Enter gives none. */
export function ChangePane({ change, onClose }: { change: ChangeView; onClose: () => void }) {
  const status = useStatus()
  const [comparison, setComparison] = useState(NOTHING_COMPARED)
  const approve = useCommand('changes.approve')
  const decline = useCommand('changes.decline')

  const { profile } = change.subject
  const compares = change.kind === 'activate'
  const optional = !compares || status.consortium?.demonstration === true
  const wanted = change.mine === 'wanted'
  const give = () =>
    void approve.run({
      change: change.id,
      digits: comparison.compared ? comparison.digits : null,
      compared: comparison.compared,
    })

  return (
    <DetailPane
      title={changeTitle(change)}
      aside={<MineChip mine={change.mine} />}
      onClose={onClose}
      foot={
        wanted ? (
          <>
            <Button
              variant="default"
              loading={decline.busy}
              disabled={approve.busy}
              onClick={() => void decline.run({ change: change.id })}
            >
              Decline
            </Button>
            <Button
              variant="default"
              loading={approve.busy}
              disabled={decline.busy || (!optional && !comparison.compared)}
              onClick={give}
            >
              Approve
            </Button>
          </>
        ) : undefined
      }
    >
      <p>{meaning(change)}</p>
      {wanted && compares ? (
        <WordsCompare
          contact={profile.contact}
          fetchWords={(digits) =>
            getClient().call('words.ofHospital', { hospital: change.subject.id, digits })
          }
          onChange={setComparison}
        />
      ) : null}
      <Approvals change={change} />
      <Facts
        facts={[
          ['City', profile.city],
          ['Licence', profile.licence],
          ['Specialties', specialtyNames(profile.specialties)],
          ['Reason', change.reason === '' ? 'None given' : change.reason],
          ['Counts until', `Block ${change.until}`],
        ]}
      />
      {approve.error ? <ErrorNotice error={approve.error} /> : null}
      {decline.error ? <ErrorNotice error={decline.error} /> : null}
    </DetailPane>
  )
}
