/** Several names in one phrase, as people of this language write them. */
import { perLocale } from '../i18n/locale.ts'

const either = perLocale((locale) => new Intl.ListFormat(locale, { type: 'disjunction' }))

/** "Lowell or Holyoke", "Lowell oder Holyoke". */
export function formatEither(names: readonly string[]): string {
  return either().format(names)
}
