/** The life of a thing as steps with their times: who, when and why. */
import type { ReactNode } from 'react'
import { formatDate, formatTime } from './dates.ts'
import classes from './life-timeline.module.css'
import type { Tone } from './state-chip.tsx'

/** One step. `at` is in milliseconds since 1970. */
export interface LifeStep {
  readonly key: string
  readonly at: number
  readonly icon: ReactNode
  readonly title: ReactNode
  readonly detail?: ReactNode
  readonly tone: Tone
}

/** The steps in the order given; the date is said where it changes. */
export function LifeTimeline({ items }: { items: readonly LifeStep[] }) {
  return (
    <ol className={classes.timeline}>
      {items.map((item, index) => {
        const day = formatDate(item.at)
        const before = items[index - 1]
        return (
          <li key={item.key} className={classes.step}>
            <time className={classes.time} dateTime={new Date(item.at).toISOString()}>
              {formatTime(item.at)}
              {before && formatDate(before.at) === day ? null : (
                <span className={classes.day}>{day}</span>
              )}
            </time>
            <span className={classes.mark} data-tone={item.tone}>
              {item.icon}
            </span>
            <div className={classes.what}>
              <div className={classes.title}>{item.title}</div>
              {item.detail ? <div className={classes.detail}>{item.detail}</div> : null}
            </div>
          </li>
        )
      })}
    </ol>
  )
}
