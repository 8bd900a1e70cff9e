/** Heads of the days in a list. */
import { formatDate } from './date-text.tsx'

const WEEKDAY = new Intl.DateTimeFormat('en-GB', { weekday: 'long' })

/** "Today, Thursday, 12 Mar 2026" for a time in milliseconds since 1970. */
export function dayGroup(at: number, now: number): string {
  const day = `${WEEKDAY.format(at)}, ${formatDate(at)}`
  return formatDate(at) === formatDate(now) ? `Today, ${day}` : day
}
