/** How the chart came about: each record with who recorded and who validated it, newest first. */
import { IconCheck, IconStethoscope } from '@tabler/icons-react'
import type { ChartEntry } from '#contract/views/diagnosis'
import { isOngoing } from '#renderer/components/clinical/labels.ts'
import { formatDate } from '#renderer/components/date-text.tsx'
import { Link } from '#renderer/frame/router.tsx'
import classes from './chart-timeline.module.css'

function Step({ entry }: { entry: ChartEntry }) {
  const ongoing = isOngoing(entry.diagnosis.clinicalStatus)
  const Icon = ongoing ? IconStethoscope : IconCheck
  return (
    <li className={classes.step}>
      <span className={classes.mark} data-past={!ongoing || undefined}>
        <Icon size={14} stroke={1.6} aria-hidden />
      </span>
      <div className={classes.what}>
        <div className={classes.line}>
          <span className={classes.title}>{entry.diagnosis.coding.display}</span>
          <time>{formatDate(entry.recordedAt)}</time>
        </div>
        <dl className={classes.people}>
          <dt>Recorded</dt>
          <dd>
            {entry.practitioner}, {entry.recordedBy.name}
          </dd>
          <dt>Validated</dt>
          <dd>
            {entry.reviewer ? `${entry.reviewer}, ` : ''}
            {entry.validatedBy.name}
          </dd>
        </dl>
        <Link to={`/chain/${entry.height}`}>Block {entry.height}</Link>
      </div>
    </li>
  )
}

/** The timeline. */
export function ChartTimeline({ entries }: { entries: readonly ChartEntry[] }) {
  const newestFirst = entries.toSorted((a, b) => b.recordedAt - a.recordedAt)
  return (
    <>
      <header className={classes.head}>
        <h2>Timeline</h2>
        <span>Newest first</span>
      </header>
      <ol className={classes.steps}>
        {newestFirst.map((entry) => (
          <Step key={`${entry.submission} ${entry.diagnosis.coding.code}`} entry={entry} />
        ))}
      </ol>
    </>
  )
}
