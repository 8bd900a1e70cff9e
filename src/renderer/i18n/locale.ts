/** The locale by which dates, numbers and names are written. */
import type { Language } from '#contract/language'

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
