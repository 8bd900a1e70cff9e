/** Heads of the days in a list. */
import { i18n } from '../i18n/i18n.ts'
import { perLocale } from '../i18n/locale.ts'
import { formatDate } from './dates.ts'

const weekday = perLocale((locale) => new Intl.DateTimeFormat(locale, { weekday: 'long' }))

/** "Today, Thursday, 12 Mar 2026" for a time in milliseconds since 1970. */
export function dayGroup(at: number, now: number): string {
  const day = `${weekday().format(at)}, ${formatDate(at)}`
  return formatDate(at) === formatDate(now) ? i18n.t('frame:today', { day }) : day
}
