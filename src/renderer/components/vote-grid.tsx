/** The certificate of a block: each hospital of the electorate, and whether it voted. */
import { IconCircleCheck, IconCircleMinus } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { BlockView } from '#contract/views/chain'
import { currentLocale } from '../i18n/locale.ts'
import { formatTimeWithSeconds } from './dates.ts'
import classes from './vote-grid.module.css'

type Votes = BlockView['certificate']

function describe(
  t: TFunction<'chain'>,
  { voted, arrivedAt, hospital }: Votes[number],
  self: string | null,
): string {
  if (!voted) return t('certificate.noVote')
  if (arrivedAt === null) return t('certificate.voted')
  const time = formatTimeWithSeconds(arrivedAt)
  return t(hospital.id === self ? 'certificate.votedHere' : 'certificate.arrived', { time })
}

function byName(votes: Votes): Votes {
  return votes.toSorted((one, other) =>
    one.hospital.name.localeCompare(other.hospital.name, currentLocale()),
  )
}

/** What is known of the times: single votes at the ministry, the whole at a hospital. */
function Arrival({ votes, arrivedAt }: { votes: Votes; arrivedAt: number | null }) {
  const { t } = useTranslation('chain')
  if (arrivedAt !== null) {
    return (
      <p className={classes.note}>
        {t('certificate.whole', { time: formatTimeWithSeconds(arrivedAt) })}
      </p>
    )
  }
  if (votes.some((vote) => vote.arrivedAt !== null)) return null
  return <p className={classes.note}>{t('certificate.noTimes')}</p>
}

/** Props of VoteGrid. */
export interface VoteGridProps {
  votes: Votes
  needed: number
  /** When the whole certificate reached this node, null where that is not known. */
  arrivedAt: number | null
  /** This hospital's id, null at the ministry. */
  self: string | null
}

/** Everybody's vote; an absent one is shown as plainly as the others. */
export function VoteGrid({ votes, needed, arrivedAt, self }: VoteGridProps) {
  const { t } = useTranslation('chain')
  const given = votes.filter((vote) => vote.voted).length
  return (
    <section>
      <div className={classes.head}>
        <h3>{t('certificate.title')}</h3>
        {votes.length > 0 ? (
          <span>{t('certificate.given', { given, count: votes.length, needed })}</span>
        ) : null}
      </div>
      {votes.length === 0 ? <p className={classes.note}>{t('certificate.noElectorate')}</p> : null}
      <ul className={classes.grid}>
        {byName(votes).map((vote) => {
          const Icon = vote.voted ? IconCircleCheck : IconCircleMinus
          return (
            <li key={vote.hospital.id} className={classes.vote} data-voted={vote.voted}>
              <Icon size={20} stroke={1.6} aria-hidden />
              <span className={classes.text}>
                <span className={classes.name}>{vote.hospital.name}</span>
                <span className={classes.when}>{describe(t, vote, self)}</span>
              </span>
            </li>
          )
        })}
      </ul>
      {votes.length > 0 ? <Arrival votes={votes} arrivedAt={arrivedAt} /> : null}
    </section>
  )
}
