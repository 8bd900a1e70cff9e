/** Dates and times as people write them here: "12 Mar 2026, 14:05", in the time zone of the reader. */

const DATE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})
const TIME = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

const TIME_WITH_SECONDS = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

function plain(text: string): string {
  return text.replace('Sept', 'Sep')
}

/** Milliseconds since 1970 as "12 Mar 2026". */
export function formatDate(time: number): string {
  return plain(DATE.format(time))
}

/** Milliseconds since 1970 as "14:05". */
export function formatTime(time: number): string {
  return TIME.format(time)
}

/** Milliseconds since 1970 as "14:05:32". */
export function formatTimeWithSeconds(time: number): string {
  return TIME_WITH_SECONDS.format(time)
}

/** Milliseconds since 1970 as "12 Mar 2026, 14:05". */
export function formatDateTime(time: number): string {
  return `${formatDate(time)}, ${formatTime(time)}`
}

/** A calendar date "YYYY-MM-DD" as "12 Mar 2026"; text that is no date is shown as it is. */
export function formatDay(day: string): string {
  const time = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(time) ? day : plain(DAY.format(time))
}

/** Whole years between a birth date "YYYY-MM-DD" and `now` in milliseconds, by the local calendar. */
export function ageOf(birthDate: string, now: number): number {
  const [year = 0, month = 1, day = 1] = birthDate.split('-').map(Number)
  const today = new Date(now)
  const hadBirthday =
    today.getMonth() + 1 > month || (today.getMonth() + 1 === month && today.getDate() >= day)
  return today.getFullYear() - year - (hadBirthday ? 0 : 1)
}
