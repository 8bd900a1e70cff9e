/** Decisions that no final block holds yet, below the members. */
import { IconHourglass } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Decision } from '#contract/views/membership'
import { Link } from '#renderer/frame/router.tsx'
import { DecisionText } from './decision-text.tsx'
import classes from './govern-hospitals.module.css'

/** One line a decision; nothing where there is none. */
export function DecisionsUnderWay({ decisions }: { decisions: readonly Decision[] }) {
  const { t } = useTranslation('membership')
  if (decisions.length === 0) return null
  return (
    <ul className={classes.decisions} aria-label={t('decision.title')}>
      {decisions.map((decision) => (
        <li key={`${decision.hospital.id} ${decision.kind}`}>
          <IconHourglass size={16} stroke={1.6} aria-hidden />
          <span>
            <DecisionText decision={decision} />
          </span>
          {decision.kind === 'admit' ? null : (
            <Link to={`/hospitals/${decision.hospital.id}`}>{t('decision.follow')}</Link>
          )}
        </li>
      ))}
    </ul>
  )
}
