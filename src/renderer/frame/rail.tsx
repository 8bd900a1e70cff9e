/** The navigation rail: labelled entries, the present one marked, badges where something waits. */
import { VisuallyHidden } from '@mantine/core'
import { useStatus } from '#renderer/store/status.ts'
import { destinationsFor, type Destination } from './navigation.ts'
import classes from './rail.module.css'
import { useRoute } from './router.tsx'

function Entry({
  entry,
  current,
  waiting,
}: {
  entry: Destination
  current: boolean
  waiting: number
}) {
  const Icon = entry.icon
  return (
    <li>
      <a
        href={`#/${entry.path}`}
        className={classes.entry}
        aria-current={current ? 'page' : undefined}
      >
        <Icon size={20} stroke={1.6} aria-hidden />
        <span>{entry.label}</span>
        {waiting > 0 ? (
          <span className={classes.badge}>
            {waiting > 99 ? '99+' : waiting}
            <VisuallyHidden> waiting</VisuallyHidden>
          </span>
        ) : null}
      </a>
    </li>
  )
}

/** The rail of the present mode. */
export function Rail() {
  const status = useStatus()
  const { path } = useRoute()
  return (
    <nav className={classes.rail} aria-label="Main">
      <ul className={classes.entries}>
        {destinationsFor(status).map((entry) => (
          <Entry
            key={entry.path}
            entry={entry}
            current={(path[0] ?? '') === entry.path}
            waiting={entry.waiting?.(status) ?? 0}
          />
        ))}
      </ul>
    </nav>
  )
}
