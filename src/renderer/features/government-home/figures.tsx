/** How the consortium stands, in four numbers. */
import type { Status } from '#contract/views/app'
import { countOf } from '#renderer/components/plural.ts'
import classes from './government-home.module.css'

function figuresOf(status: Status): readonly (readonly [string, string, string])[] {
  const enough = status.votersConnected >= status.votesNeeded
  return [
    ['Final block', String(status.height), 'the last that hospitals voted on'],
    ['Voting hospitals', String(status.voters), `${status.votersConnected} connected now`],
    [
      'Votes needed',
      String(status.votesNeeded),
      enough ? 'enough are connected' : 'too few are connected: records wait',
    ],
    [
      'Open block',
      status.voting ? String(status.voting.height) : 'None',
      status.voting
        ? `${status.voting.votes} of ${countOf(status.voting.needed, 'vote')}`
        : 'nothing waits for votes',
    ],
  ]
}

/** The numbers. */
export function Figures({ status }: { status: Status }) {
  return (
    <dl className={classes.figures}>
      {figuresOf(status).map(([label, value, note]) => (
        <div key={label} className={classes.figure}>
          <dt>{label}</dt>
          <dd className={classes.value}>{value}</dd>
          <dd className={classes.note}>{note}</dd>
        </div>
      ))}
    </dl>
  )
}
