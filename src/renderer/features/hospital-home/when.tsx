/** A moment in little room: the time for today, the date for older things, both on hover. */
import { formatDate, formatDateTime, formatTime } from '#renderer/components/dates.ts'
import { useNow } from '#renderer/components/use-now.ts'
import classes from './hospital-home.module.css'

/** The moment `at`, in milliseconds since 1970. */
export function When({ at }: { at: number }) {
  const today = formatDate(at) === formatDate(useNow(60_000))
  return (
    <time className={classes.when} dateTime={new Date(at).toISOString()} title={formatDateTime(at)}>
      {today ? formatTime(at) : formatDate(at)}
    </time>
  )
}
