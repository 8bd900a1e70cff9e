/** Lengths of time as people of this language write them, in the unit that fits. */
import { perLocale } from '../i18n/locale.ts'

const UNITS = [
  ['second', 1000],
  ['minute', 60_000],
  ['hour', 3_600_000],
  ['day', 86_400_000],
] as const

const formats = perLocale((locale) =>
  UNITS.map(
    ([unit]) =>
      new Intl.NumberFormat(locale, {
        style: 'unit',
        unit,
        unitDisplay: 'short',
        maximumSignificantDigits: 2,
      }),
  ),
)

/** Milliseconds as "12 sec", "4.5 min", "2 hr", "3 days": in the largest unit that gives 1 or more. */
export function formatDuration(milliseconds: number): string {
  const fitting = UNITS.findLastIndex(([, length]) => milliseconds >= length)
  const index = Math.max(0, fitting)
  return formats()[index]!.format(milliseconds / UNITS[index]![1])
}
