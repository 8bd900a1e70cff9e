/**
 * Dates and times as people of this language write them, "12 Mar 2026, 14:05" or
 * "12. März 2026, 14:05", in the time zone of the reader.
 */
import { currentLanguage, perLocale } from '../i18n/locale.ts'

const CALENDAR_DATE = { day: 'numeric', month: 'short', year: 'numeric' } as const
const CLOCK_TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

const date = perLocale((locale) => new Intl.DateTimeFormat(locale, CALENDAR_DATE))
const day = perLocale(
  (locale) => new Intl.DateTimeFormat(locale, { ...CALENDAR_DATE, timeZone: 'UTC' }),
)
const time = perLocale((locale) => new Intl.DateTimeFormat(locale, CLOCK_TIME))
const timeWithSeconds = perLocale(
  (locale) => new Intl.DateTimeFormat(locale, { ...CLOCK_TIME, second: '2-digit' }),
)

/** British English alone shortens September to four letters. */
function evenMonth(text: string): string {
  return currentLanguage() === 'en' ? text.replace('Sept', 'Sep') : text
}

/** Milliseconds since 1970 as "12 Mar 2026". */
export function formatDate(at: number): string {
  return evenMonth(date().format(at))
}

/** Milliseconds since 1970 as "14:05". */
export function formatTime(at: number): string {
  return time().format(at)
}

/** Milliseconds since 1970 as "14:05:32". */
export function formatTimeWithSeconds(at: number): string {
  return timeWithSeconds().format(at)
}

/** Milliseconds since 1970 as "12 Mar 2026, 14:05". */
export function formatDateTime(at: number): string {
  return `${formatDate(at)}, ${formatTime(at)}`
}

/** A calendar date "YYYY-MM-DD" as "12 Mar 2026"; text that is no date is shown as it is. */
export function formatDay(text: string): string {
  const at = Date.parse(`${text}T00:00:00Z`)
  return Number.isNaN(at) ? text : evenMonth(day().format(at))
}

/** The local calendar date of a moment, "2026-03-12". */
export function localDay(at: number): string {
  return localTime(at).slice(0, 10)
}

/** The local date and time of a moment as forms hold it, "2026-03-12T14:05". */
export function localTime(at: number): string {
  const shifted = at - new Date(at).getTimezoneOffset() * 60_000
  return new Date(shifted).toISOString().slice(0, 16)
}

/** Whole years between a birth date "YYYY-MM-DD" and `now` in milliseconds, by the local calendar. */
export function ageOf(birthDate: string, now: number): number {
  const [year = 0, month = 1, dayOfMonth = 1] = birthDate.split('-').map(Number)
  const today = new Date(now)
  const hadBirthday =
    today.getMonth() + 1 > month ||
    (today.getMonth() + 1 === month && today.getDate() >= dayOfMonth)
  return today.getFullYear() - year - (hadBirthday ? 0 : 1)
}
