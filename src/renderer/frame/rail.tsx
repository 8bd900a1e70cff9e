/** The navigation rail: labelled entries, the present one marked, badges where something waits. */
import { VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatCount } from '../components/numbers.ts'
import { useStatusPart } from '../store/status.ts'
import { destinationsFor, type Destination } from './navigation.ts'
import classes from './rail.module.css'
import { useRoute } from './router.tsx'

/** What fits into a badge. */
const MOST_SHOWN = 99

/** How many things wait, as a small round number. */
export function WaitingBadge({ count }: { count: number }) {
  const { t } = useTranslation('frame')
  if (count === 0) return null
  return (
    <span className={classes.badge}>
      {count > MOST_SHOWN ? t('nav.many') : formatCount(count)}
      <VisuallyHidden> {t('nav.waiting')}</VisuallyHidden>
    </span>
  )
}

function Entry({ entry, current }: { entry: Destination; current: boolean }) {
  const { t } = useTranslation('frame')
  const waiting = useStatusPart((status) => entry.waiting?.(status) ?? 0)
  const Icon = entry.icon
  return (
    <li>
      <a
        href={`#/${entry.path}`}
        className={classes.entry}
        aria-current={current ? 'page' : undefined}
      >
        <Icon size={20} stroke={1.6} aria-hidden />
        <span>{t(`place.${entry.name}`)}</span>
        <WaitingBadge count={waiting} />
      </a>
    </li>
  )
}

/** The entries of the present mode: as a column of their own, or in a drawer. */
export function Rail({ within }: { within: 'window' | 'drawer' }) {
  const { t } = useTranslation('frame')
  const { mode, phase } = useStatusPart((status) => ({ mode: status.mode, phase: status.phase }))
  const { path } = useRoute()
  return (
    <nav className={classes.rail} data-within={within} aria-label={t('nav.label')}>
      <ul className={classes.entries}>
        {destinationsFor({ mode, phase }).map((entry) => (
          <Entry key={entry.path} entry={entry} current={(path[0] ?? '') === entry.path} />
        ))}
      </ul>
    </nav>
  )
}
