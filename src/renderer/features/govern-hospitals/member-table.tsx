/** The members of the consortium, whatever their state. */
import { IconBuildingHospital } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Decision } from '#contract/views/membership'
import type { MemberView } from '#contract/views/network'
import { DataTable, type Column } from '#renderer/components/data-table.tsx'
import { formatDate, formatTime } from '#renderer/components/date-text.tsx'
import { EmptyState } from '#renderer/components/feedback.tsx'
import { formatCount } from '#renderer/components/numbers.ts'
import { useNarrow } from '#renderer/components/use-narrow.ts'
import { ConnectionWord, MembershipChip } from '#renderer/components/state-chip.tsx'
import { navigate } from '#renderer/frame/router.tsx'
import { useStatus } from '#renderer/store/status.ts'
import { DecisionsUnderWay } from './decisions-under-way.tsx'
import classes from './govern-hospitals.module.css'

function lastSeen(member: MemberView, t: TFunction<'membership'>): string {
  if (member.connection !== 'offline') return t('members.now')
  if (member.lastSeen === null) return t('members.never')
  const day = formatDate(member.lastSeen)
  return day === formatDate(Date.now())
    ? t('members.today', { time: formatTime(member.lastSeen) })
    : day
}

function columnsOf(t: TFunction<'membership'>): readonly Column<MemberView>[] {
  return [
    {
      key: 'hospital',
      head: t('column.hospital'),
      width: 'minmax(150px, 1.6fr)',
      cell: (member) => member.profile.name,
    },
    {
      key: 'city',
      head: t('column.city'),
      width: 'minmax(70px, 1fr)',
      cell: (member) => member.profile.city,
    },
    {
      key: 'membership',
      head: t('column.membership'),
      width: '116px',
      cell: (member) => <MembershipChip membership={member.membership} />,
    },
    {
      key: 'connection',
      head: t('column.connection'),
      width: '104px',
      cell: (member) =>
        member.membership === 'removed' ? (
          t('members.noConnection')
        ) : (
          <ConnectionWord connection={member.connection} />
        ),
    },
    {
      key: 'block',
      head: t('column.block'),
      width: '56px',
      align: 'end',
      cell: (member) => (member.height === null ? '–' : formatCount(member.height)),
    },
    {
      key: 'seen',
      head: t('column.seen'),
      width: '92px',
      cell: (member) => lastSeen(member, t),
    },
  ]
}

/** What a narrow window leaves to the pane. */
const LEFT_OUT: ReadonlySet<string> = new Set(['city', 'seen'])

function Electorate() {
  const { t } = useTranslation('membership')
  const { voters, votesNeeded } = useStatus()
  return (
    <span>
      {t('members.voters', { count: voters })}, {t('members.votes', { count: votesNeeded })}
    </span>
  )
}

/** Props of MemberTable. */
export interface MemberTableProps {
  members: readonly MemberView[]
  decisions: readonly Decision[]
  chosenId: string | null
}

/** The table; a row opens the member's pane. */
export function MemberTable({ members, decisions, chosenId }: MemberTableProps) {
  const { t } = useTranslation('membership')
  const narrow = useNarrow()
  const columns = useMemo(
    () => columnsOf(t).filter(({ key }) => !narrow || !LEFT_OUT.has(key)),
    [t, narrow],
  )
  return (
    <section className={classes.members}>
      <div className={classes.sectionHead}>
        <h2>{t('members.title')}</h2>
        <Electorate />
      </div>
      {members.length === 0 ? (
        <EmptyState
          icon={<IconBuildingHospital />}
          title={t('members.noneTitle')}
          text={t('members.noneText')}
        />
      ) : (
        <DataTable
          label={t('members.title')}
          columns={columns}
          rows={members}
          rowKey={(member) => member.id}
          selectedKey={chosenId}
          onSelect={(member) => navigate(`/hospitals/${member.id}`)}
        />
      )}
      <DecisionsUnderWay decisions={decisions} />
    </section>
  )
}
