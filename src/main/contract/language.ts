/** The languages that MediChain speaks, in its windows and in the native parts alike. */

/** Languages with a complete set of texts (BCP 47). */
export const LANGUAGES = ['en', 'de'] as const
/** One of LANGUAGES. */
export type Language = (typeof LANGUAGES)[number]

/** The first of the wanted languages (BCP 47 tags, best first) that MediChain speaks, else English. */
export function bestLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const [primary] = tag.toLowerCase().split('-')
    const found = LANGUAGES.find((known) => known === primary)
    if (found) return found
  }
  return 'en'
}
