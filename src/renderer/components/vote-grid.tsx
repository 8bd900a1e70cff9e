/** The certificate of a block: each hospital of the electorate, and whether it voted. */
import { IconCircleCheck, IconCircleMinus } from '@tabler/icons-react'
import type { BlockView } from '#contract/views/chain'
import { formatTime } from './date-text.tsx'
import classes from './vote-grid.module.css'

function describe(vote: BlockView['certificate'][number]): string {
  if (!vote.voted) return 'No vote in this certificate'
  return vote.arrivedAt === null ? 'Voted' : `Vote arrived ${formatTime(vote.arrivedAt)}`
}

function byName(votes: BlockView['certificate']): BlockView['certificate'] {
  return votes.toSorted((one, other) => one.hospital.name.localeCompare(other.hospital.name))
}

/** Everybody's vote; an absent one is shown as plainly as the others. */
export function VoteGrid({ votes, needed }: { votes: BlockView['certificate']; needed: number }) {
  const given = votes.filter((vote) => vote.voted).length
  return (
    <section>
      <div className={classes.head}>
        <h3>Certificate</h3>
        <span>
          {given} of {votes.length} {votes.length === 1 ? 'hospital' : 'hospitals'} voted, {needed}{' '}
          needed
        </span>
      </div>
      <ul className={classes.grid}>
        {byName(votes).map((vote) => {
          const Icon = vote.voted ? IconCircleCheck : IconCircleMinus
          return (
            <li key={vote.hospital.id} className={classes.vote} data-voted={vote.voted}>
              <Icon size={20} stroke={1.6} aria-hidden />
              <span className={classes.text}>
                <span className={classes.name}>{vote.hospital.name}</span>
                <span className={classes.when}>{describe(vote)}</span>
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
