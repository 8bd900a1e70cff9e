/** Who has approved a change and who has not. */
import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ChangeView } from '#contract/views/network'
import classes from './approvals.module.css'
import { StateWord } from './state-chip.tsx'

/** The hospitals by name, approvals first. */
export function Approvals({ change }: { change: ChangeView }) {
  const { t } = useTranslation('membership')
  return (
    <section>
      <div className={classes.head}>
        <h3>{t('approvals.title')}</h3>
        <span>{t('approvals.of', { given: change.approvedBy.length, needed: change.needed })}</span>
      </div>
      <ul className={classes.list}>
        {change.approvedBy.map((hospital) => (
          <li key={hospital.id}>
            <span>{hospital.name}</span>
            <StateWord icon={IconCircleCheck} tone="good">
              {t('approvals.approved')}
            </StateWord>
          </li>
        ))}
        {change.missing.map((hospital) => (
          <li key={hospital.id}>
            <span>{hospital.name}</span>
            <StateWord icon={IconCircleDashed} tone="neutral">
              {t('approvals.notYet')}
            </StateWord>
          </li>
        ))}
      </ul>
    </section>
  )
}
