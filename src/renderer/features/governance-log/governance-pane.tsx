/** One membership change or epoch: what it means, who decided it, where it stands in the chain. */
import { IconCheck } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { GovernanceRow } from '#contract/views/governance'
import { formatDateTime } from '#renderer/components/dates.ts'
import { type Fact, Facts } from '#renderer/components/facts.tsx'
import { DetailPane } from '#renderer/frame/detail-pane.tsx'
import { Link } from '#renderer/frame/router.tsx'
import { GovernanceKindWord } from './governance-kind.tsx'
import classes from './governance-log.module.css'
import { governanceHeading, governanceMeaning } from './governance-words.ts'

type Words = TFunction<'government'>

function particularFacts({ reason, comparedWith, epoch }: GovernanceRow, t: Words): Fact[] {
  const facts: Fact[] = []
  if (reason) facts.push([t('governance.fact.reason'), reason])
  if (comparedWith) facts.push([t('governance.fact.comparedWith'), comparedWith.name])
  if (epoch) {
    const recipients = t('governance.fact.recipientsCount', { count: epoch.hospitals })
    facts.push([t('governance.fact.recipients'), recipients])
  }
  return facts
}

function factsOf(row: GovernanceRow, t: Words): readonly Fact[] {
  const { height, id } = row
  return [
    [t(row.epoch ? 'governance.fact.publisher' : 'governance.fact.hospital'), row.hospital.name],
    ...particularFacts(row, t),
    [t('governance.fact.when'), formatDateTime(row.time)],
    [
      t('governance.fact.block'),
      <Link key="block" to={`/chain/${height}`}>
        {t('governance.fact.blockLink', { height })}
      </Link>,
    ],
    [
      t('governance.fact.transaction'),
      <Link key="transaction" to={`/chain/${height}/${id}`}>
        {t('governance.fact.transactionLink')}
      </Link>,
    ],
  ]
}

/** The pane. */
export function GovernancePane({ row, onClose }: { row: GovernanceRow; onClose: () => void }) {
  const { t } = useTranslation('government')
  return (
    <DetailPane
      title={governanceHeading(row, t)}
      aside={<GovernanceKindWord kind={row.kind} />}
      onClose={onClose}
    >
      <p className={classes.meaning}>{governanceMeaning(row, t)}</p>
      <Facts facts={factsOf(row, t)} />
      {row.approvals.length > 0 ? (
        <section>
          <h3>{t('governance.approvedBy')}</h3>
          <ul className={classes.approvals}>
            {row.approvals.map(({ hospital, compared }) => (
              <li key={hospital.id}>
                <IconCheck size={14} stroke={1.6} aria-hidden />
                <span>{hospital.name}</span>
                <span>{t(compared ? 'governance.compared' : 'governance.notCompared')}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </DetailPane>
  )
}
