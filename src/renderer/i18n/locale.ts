/** The languages that MediChain speaks, and the locale by which dates, numbers and names are written. */

/** Languages with a complete set of texts in `locales/`. */
export const LANGUAGES = ['en', 'de'] as const
/** One of LANGUAGES (BCP 47). */
export type Language = (typeof LANGUAGES)[number]

/** How each language names itself. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  de: 'Deutsch',
}

/** English is written here as in Great Britain: day before month, 24 hours. */
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE' }

let language: Language = 'en'

/** The language of this window now. */
export function currentLanguage(): Language {
  return language
}

/** The locale (BCP 47) for `Intl` now. */
export function currentLocale(): string {
  return LOCALES[language]
}

/** Called by i18n.ts alone when the language changes. */
export function noteLanguage(chosen: Language): void {
  language = chosen
}

/** The first of the wanted languages (BCP 47 tags, best first) that MediChain speaks, else English. */
export function bestLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const [primary] = tag.toLowerCase().split('-')
    const found = LANGUAGES.find((known) => known === primary)
    if (found) return found
  }
  return 'en'
}

/** A formatter for each locale, made when first asked for: making one is slow, using it is not. */
export function perLocale<Formatter>(make: (locale: string) => Formatter): () => Formatter {
  const made = new Map<string, Formatter>()
  return () => {
    const locale = currentLocale()
    const known = made.get(locale)
    if (known) return known
    const formatter = make(locale)
    made.set(locale, formatter)
    return formatter
  }
}
