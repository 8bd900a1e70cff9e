/**
 * Dates as people type them. The order of day and month is that of the locale and nothing else: a
 * date that could be meant otherwise is never turned round. Pure.
 */

/** Plain letters: no accents, no case, so that "marz" finds März. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase()
}

/** Days and months as `Intl` orders and names them in a locale. */
interface DateWriting {
  readonly dayFirst: boolean
  readonly months: readonly string[]
  readonly today: string
  readonly yesterday: string
  readonly now: string
}

const writings = new Map<string, DateWriting>()

function writingOf(locale: string): DateWriting {
  const known = writings.get(locale)
  if (known) return known
  const numeric = new Intl.DateTimeFormat(locale, { timeZone: 'UTC' }).formatToParts(0)
  const order = numeric.map(({ type }) => type)
  const month = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const writing: DateWriting = {
    dayFirst: order.indexOf('day') < order.indexOf('month'),
    months: Array.from({ length: 12 }, (_, at) => plain(month.format(Date.UTC(2024, at, 15)))),
    today: plain(relative.format(0, 'day')),
    yesterday: plain(relative.format(-1, 'day')),
    now: plain(relative.format(0, 'second')),
  }
  writings.set(locale, writing)
  return writing
}

/** "YYYY-MM-DD" if there is such a day. Years have four digits, since two could mean two centuries. */
function isoOf(year: string, month: number, day: string): string | null {
  const iso = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? iso : null
}

function dayBefore(iso: string): string {
  return new Date(Date.parse(`${iso}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}

/** Number of the month that alone begins with `word`, at least three letters of it; else 0. */
function monthOf(word: string, { months }: DateWriting): number {
  if (word.length < 3) return 0
  const found = months.filter((month) => month.startsWith(word))
  return found.length === 1 ? months.indexOf(found[0] ?? '') + 1 : 0
}

function parseNumeric(text: string, { dayFirst }: DateWriting): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  if (iso) return isoOf(iso[1] ?? '', Number(iso[2]), iso[3] ?? '')
  const parts =
    /^(\d{1,2})[./\s-]+(\d{1,2})[./\s-]+(\d{4})$/.exec(text) ?? /^(\d\d)(\d\d)(\d{4})$/.exec(text)
  if (!parts) return null
  const [, first = '', second = '', year = ''] = parts
  return dayFirst ? isoOf(year, Number(second), first) : isoOf(year, Number(first), second)
}

function parseNamed(text: string, writing: DateWriting): string | null {
  const dayFirst = /^(\d{1,2})\.?[\s-]*(\p{L}+)\.?,?[\s-]*(\d{4})$/u.exec(text)
  const monthFirst = /^(\p{L}+)\.?[\s-]*(\d{1,2})\.?(?:,|[\s-])[\s-]*(\d{4})$/u.exec(text)
  const [day, name, year] = dayFirst
    ? [dayFirst[1], dayFirst[2], dayFirst[3]]
    : [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]]
  const month = monthOf(name ?? '', writing)
  return month === 0 ? null : isoOf(year ?? '', month, day ?? '')
}

/**
 * "12.3.1968", "12/3/1968", "12031968", "12 Mar 1968", "1968-03-12", "today" in the words and the
 * order of `locale` (BCP 47) as "1968-03-12"; null for what is none of these or no day of the
 * calendar. `today` is the date here, "YYYY-MM-DD".
 */
export function parseTypedDate(text: string, locale: string, today: string): string | null {
  const writing = writingOf(locale)
  const typed = plain(text).trim()
  if (typed === writing.today) return today
  if (typed === writing.yesterday) return dayBefore(today)
  return parseNumeric(typed, writing) ?? parseNamed(typed, writing)
}

const TIME = /^(?:(.*?)[\s,t]+)?(\d{1,2})[:.h](\d{2})(?:\s*(?:uhr|h))?$/

/**
 * A date as in `parseTypedDate` followed by a time of 24 hours, "12/3/2026 14:05", as
 * "2026-03-12T14:05". A time alone is meant today. `now` is the time here, "YYYY-MM-DDTHH:mm".
 */
export function parseTypedDateTime(text: string, locale: string, now: string): string | null {
  const typed = plain(text).trim()
  if (typed === writingOf(locale).now) return now
  const today = now.slice(0, 10)
  const parts = TIME.exec(typed)
  if (!parts) return null
  const [, date, hour = '', minute = ''] = parts
  if (Number(hour) > 23 || Number(minute) > 59) return null
  const day = date ? parseTypedDate(date, locale, today) : today
  return day && `${day}T${hour.padStart(2, '0')}:${minute}`
}
