/** What a change does to the electorate: now and after, with hospitals by name. */
import {
  IconAlertTriangle,
  IconCheck,
  IconMinus,
  IconPlayerPause,
  IconPlugConnectedX,
  IconX,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Consequences, MemberView } from '#contract/views/network'
import { formatEither } from '#renderer/components/name-list.ts'
import classes from './change-membership.module.css'
import type { MembershipChange } from './membership-change.ts'

type Voter = Consequences['hospitals'][number]
type Vote = 'canVote' | 'offline' | 'suspended' | 'removed' | 'noVote'

const LOOKS: Record<Vote, { tone: 'good' | 'neutral' | 'danger'; icon: typeof IconCheck }> = {
  canVote: { tone: 'good', icon: IconCheck },
  offline: { tone: 'neutral', icon: IconPlugConnectedX },
  suspended: { tone: 'danger', icon: IconPlayerPause },
  removed: { tone: 'danger', icon: IconX },
  noVote: { tone: 'neutral', icon: IconMinus },
}

interface Subject {
  readonly member: MemberView
  readonly change: MembershipChange
}

function voteNow(voter: Voter, { member }: Subject): Vote {
  if (voter.canVoteNow) return 'canVote'
  if (voter.id !== member.id) return 'offline'
  if (member.membership === 'suspended') return 'suspended'
  return member.membership === 'admitted' ? 'noVote' : 'offline'
}

function voteAfter(voter: Voter, { member, change }: Subject): Vote {
  if (voter.canVoteAfter) return 'canVote'
  if (voter.id !== member.id) return 'offline'
  if (change === 'suspend') return 'suspended'
  return change === 'remove' ? 'removed' : 'offline'
}

function Voters({ voters, vote }: { voters: readonly Voter[]; vote: (voter: Voter) => Vote }) {
  const { t } = useTranslation('membership')
  return (
    <ul className={classes.hospitals}>
      {voters.map((voter) => {
        const word = vote(voter)
        const { tone, icon: Icon } = LOOKS[word]
        return (
          <li key={voter.id} className={classes.hospital} data-tone={tone}>
            <strong>{voter.name}</strong>
            <span className={classes.vote}>
              <Icon size={14} stroke={1.6} aria-hidden />
              {t(`consequence.${word}`)}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

function Warning({ consequences, subject }: { consequences: Consequences; subject: Subject }) {
  const { t } = useTranslation('membership')
  const { neverAgain, votesNeededAfter: count, votersAfter: voters } = consequences
  const away = consequences.hospitals
    .filter((voter) => voteAfter(voter, subject) === 'offline')
    .map((voter) => voter.name)
  const name = subject.member.profile.name
  const stops =
    away.length > 0
      ? t('consequence.stopsUntil', { names: formatEither(away) })
      : t('consequence.stops')
  return (
    <div className={classes.warning} role="alert">
      <IconAlertTriangle size={16} stroke={1.6} aria-hidden />
      <strong>{neverAgain ? t('consequence.neverTitle', { name }) : stops}</strong>
      <p>
        {neverAgain
          ? t('consequence.neverText', { count, voters })
          : t('consequence.stay', { count, voters })}
      </p>
    </div>
  )
}

/** The two rows and, where blocks stop, the warning. */
export function ConsequencesView({
  consequences,
  ...subject
}: Subject & { consequences: Consequences }) {
  const { t } = useTranslation('membership')
  const hospitals = consequences.hospitals.toSorted((one, other) =>
    one.name.localeCompare(other.name),
  )
  const now = hospitals.filter((voter) => voter.canVoteNow).length
  const after = hospitals.filter((voter) => voter.canVoteAfter).length
  return (
    <>
      <section>
        <div className={classes.line}>
          <h3>{t('consequence.now')}</h3>
          <span>
            {t('consequence.connected', { count: now, needed: consequences.votesNeededNow })}
          </span>
        </div>
        <Voters voters={hospitals} vote={(voter) => voteNow(voter, subject)} />
      </section>
      <section>
        <div className={classes.line}>
          <h3>{t('consequence.after')}</h3>
          <span data-stops={consequences.stopsBlocks || undefined}>
            {t('consequence.connected', { count: after, needed: consequences.votesNeededAfter })}
          </span>
        </div>
        <Voters voters={hospitals} vote={(voter) => voteAfter(voter, subject)} />
      </section>
      {consequences.stopsBlocks || consequences.neverAgain ? (
        <Warning consequences={consequences} subject={subject} />
      ) : null}
    </>
  )
}
