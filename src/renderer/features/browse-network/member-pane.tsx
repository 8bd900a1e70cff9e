/** One hospital: who it is, how it stands, and what it did. */
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { MemberView } from '#contract/views/network'
import { formatDateTime } from '#renderer/components/dates.ts'
import { type Fact, Facts } from '#renderer/components/facts.tsx'
import { HashText } from '#renderer/components/hash-text.tsx'
import { formatCount } from '#renderer/components/numbers.ts'
import { specialtyNames } from '#renderer/components/specialty.ts'
import { ConnectionWord, MembershipChip } from '#renderer/components/state-chip.tsx'
import { DetailPane } from '#renderer/frame/detail-pane.tsx'
import { Link } from '#renderer/frame/router.tsx'
import { blocksBehind } from './blocks-behind.ts'

type Words = TFunction<'network'>

function profileFacts({ id, profile }: MemberView, t: Words): readonly Fact[] {
  return [
    [t('member.city'), profile.city],
    [t('member.licence'), profile.licence],
    [t('member.specialties'), specialtyNames(profile.specialties)],
    [t('member.contact'), t('member.contactOf', profile.contact)],
    [t('member.identity'), <HashText key="id" value={id} />],
  ]
}

function blockText(member: MemberView, networkHeight: number, t: Words): string {
  if (member.height === null) return t('member.blockUnknown')
  const count = blocksBehind(member, networkHeight)
  if (count === 0) return formatCount(member.height)
  return t('member.blockBehind', { height: member.height, count })
}

function presentFacts(member: MemberView, networkHeight: number, t: Words): readonly Fact[] {
  const { lastSeen, since } = member
  return [
    [t('member.connection'), <ConnectionWord key="connection" connection={member.connection} />],
    [t('member.block'), blockText(member, networkHeight, t)],
    [t('member.lastSeen'), lastSeen === null ? t('member.neverSeen') : formatDateTime(lastSeen)],
    [
      t('member.since'),
      <Link key="since" to={`/chain/${since}`}>
        {t('member.sinceBlock', { height: since })}
      </Link>,
    ],
  ]
}

function countFacts({ counts }: MemberView, t: Words): readonly Fact[] {
  const { submitted, withdrawn } = counts
  const told = ['asked', 'accepted', 'rejected', 'passed', 'unanswered'] as const
  return [
    [t('member.submitted'), t('member.submittedOf', { submitted, withdrawn })],
    ...told.map((key): Fact => [t(`member.${key}`), formatCount(counts[key])]),
  ]
}

/** Props of MemberPane. */
export interface MemberPaneProps {
  member: MemberView
  /** Height that the network is known to have reached. */
  networkHeight: number
  onClose: () => void
}

/** The pane. */
export function MemberPane({ member, networkHeight, onClose }: MemberPaneProps) {
  const { t } = useTranslation('network')
  const { profile } = member
  return (
    <DetailPane
      title={profile.name}
      aside={<MembershipChip membership={member.membership} />}
      subtitle={member.isSelf ? t('member.self') : profile.city}
      onClose={onClose}
    >
      <section>
        <h3>{t('member.hospital')}</h3>
        <Facts facts={profileFacts(member, t)} />
      </section>
      <section>
        <h3>{t('member.now')}</h3>
        <Facts facts={presentFacts(member, networkHeight, t)} />
      </section>
      <section>
        <h3>{t('member.chain')}</h3>
        <Facts facts={countFacts(member, t)} />
      </section>
    </DetailPane>
  )
}
