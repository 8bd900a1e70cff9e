/** What is known of a member: who it is, where it stands, how it has served. */
import { useTranslation } from 'react-i18next'
import type { MemberView } from '#contract/views/network'
import { DateText } from '#renderer/components/date-text.tsx'
import { Facts } from '#renderer/components/facts.tsx'
import { HashText } from '#renderer/components/hash-text.tsx'
import { formatCount } from '#renderer/components/numbers.ts'
import { specialtyNames } from '#renderer/components/specialty.ts'
import { ConnectionWord } from '#renderer/components/state-chip.tsx'

const COUNTS = ['submitted', 'withdrawn', 'accepted', 'rejected', 'passed', 'unanswered'] as const

/** The facts and the counts. */
export function MemberFacts({ member }: { member: MemberView }) {
  const { t } = useTranslation('membership')
  const { profile, counts } = member
  return (
    <>
      <Facts
        facts={[
          [t('fact.city'), profile.city],
          [t('fact.licence'), profile.licence],
          [t('fact.specialties'), specialtyNames(profile.specialties)],
          [t('fact.contact'), t('fact.contactOf', profile.contact)],
          [t('fact.since'), t('fact.block', { height: member.since })],
          [t('fact.connection'), <ConnectionWord key="now" connection={member.connection} />],
          [
            t('fact.hasBlock'),
            member.height === null ? t('fact.notKnown') : formatCount(member.height),
          ],
          [
            t('fact.lastSeen'),
            member.lastSeen === null ? t('fact.never') : <DateText key="at" at={member.lastSeen} />,
          ],
          [t('fact.id'), <HashText key="id" value={member.id} />],
        ]}
      />
      <h3>{t('counts.title')}</h3>
      <Facts facts={COUNTS.map((name) => [t(`counts.${name}`), formatCount(counts[name])])} />
    </>
  )
}
