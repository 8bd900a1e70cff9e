/** Numbers as people of this language write them. */
import { perLocale } from '../i18n/locale.ts'

const whole = perLocale((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }))
const decimal = perLocale((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }))
const percent = perLocale(
  (locale) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }),
)

/** 12345 as "12,345" or "12.345". */
export function formatCount(count: number): string {
  return whole().format(count)
}

/** 3.14 as "3.1" or "3,1". */
export function formatDecimal(value: number): string {
  return decimal().format(value)
}

/** 0.045 as "4.5%" or "4,5 %". */
export function formatPercent(share: number): string {
  return percent().format(share)
}
