/** What a change does to the electorate: now and after, with hospitals by name. */
import {
  IconAlertTriangle,
  IconCheck,
  IconPlayerPause,
  IconPlugConnectedX,
  IconX,
} from '@tabler/icons-react'
import type { Consequences } from '#contract/views/network'
import { countOf } from '#renderer/components/plural.ts'
import classes from './change-membership.module.css'
import type { ReasonedChange } from './membership-change.ts'

type Voter = Consequences['hospitals'][number]

interface Look {
  readonly tone: 'good' | 'neutral' | 'danger'
  readonly icon: typeof IconCheck
  readonly word: string
}

const CAN_VOTE: Look = { tone: 'good', icon: IconCheck, word: 'can vote' }
const OFFLINE: Look = { tone: 'neutral', icon: IconPlugConnectedX, word: 'offline' }

function lookAfter(voter: Voter, subject: string, change: ReasonedChange): Look {
  if (voter.id !== subject) return voter.canVoteAfter ? CAN_VOTE : OFFLINE
  return change === 'remove'
    ? { tone: 'danger', icon: IconX, word: 'removed' }
    : { tone: 'danger', icon: IconPlayerPause, word: 'suspended' }
}

function Voters({ voters, look }: { voters: readonly Voter[]; look: (voter: Voter) => Look }) {
  return (
    <ul className={classes.hospitals}>
      {voters.map((voter) => {
        const { tone, icon: Icon, word } = look(voter)
        return (
          <li key={voter.id} className={classes.hospital} data-tone={tone}>
            <strong>{voter.name}</strong>
            <span className={classes.vote}>
              <Icon size={14} stroke={1.6} aria-hidden />
              {word}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

function Warning({ consequences }: { consequences: Consequences }) {
  const away = consequences.hospitals
    .filter((voter) => !voter.canVoteNow)
    .map((voter) => voter.name)
  return (
    <div className={classes.warning} role="alert">
      <IconAlertTriangle size={16} stroke={1.6} aria-hidden />
      <strong>
        {away.length > 0
          ? `No block becomes final until ${away.join(' or ')} is back`
          : 'No block becomes final any more'}
      </strong>
      <p>
        {countOf(consequences.votesNeededAfter, 'vote')} of {consequences.votersAfter} stay needed.
        Nothing is lost; records wait.
      </p>
    </div>
  )
}

/** The two rows and, where blocks stop, the warning. */
export function ConsequencesView({
  consequences,
  subject,
  change,
}: {
  consequences: Consequences
  subject: string
  change: ReasonedChange
}) {
  const hospitals = consequences.hospitals.toSorted((one, other) =>
    one.name.localeCompare(other.name),
  )
  const now = hospitals.filter((voter) => voter.canVoteNow).length
  const after = hospitals.filter((voter) => voter.canVoteAfter).length
  return (
    <>
      <section>
        <div className={classes.line}>
          <h3>Now</h3>
          <span>
            {countOf(now, 'connected voter')}, {consequences.votesNeededNow} needed
          </span>
        </div>
        <Voters voters={hospitals} look={(voter) => (voter.canVoteNow ? CAN_VOTE : OFFLINE)} />
      </section>
      <section>
        <div className={classes.line}>
          <h3>After</h3>
          <span data-stops={consequences.stopsBlocks || undefined}>
            {countOf(after, 'connected voter')}, {consequences.votesNeededAfter} needed
          </span>
        </div>
        <Voters voters={hospitals} look={(voter) => lookAfter(voter, subject, change)} />
      </section>
      {consequences.stopsBlocks ? <Warning consequences={consequences} /> : null}
    </>
  )
}
