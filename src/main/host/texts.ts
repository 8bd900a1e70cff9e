/** Words of the native parts (menu, tray, notifications), which no page draws. */
import { createInstance } from 'i18next'
import { LANGUAGES, type Language } from '#contract/language'
import de from './locales/de.json' with { type: 'json' }
import en from './locales/en.json' with { type: 'json' }

type Shape<Texts> = {
  readonly [Key in keyof Texts]: Texts[Key] extends string ? string : Shape<Texts[Key]>
}

/** Every language has every text that English has. */
const TEXTS: Readonly<Record<Language, Shape<typeof en>>> = { en, de }

type Leaves<Texts> = {
  [Key in keyof Texts & string]: Texts[Key] extends string
    ? Key extends `${infer Stem}_${'one' | 'other'}`
      ? Stem
      : Key
    : `${Key}.${Leaves<Texts[Key]>}`
}[keyof Texts & string]

/** Name of a text. */
export type TextKey = Leaves<typeof en>

/** A text with its values filled in; `count` chooses the plural form. */
export type Words = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string

const instance = createInstance()
// Ready at once: every text is built in.
void instance.init({
  initAsync: false,
  resources: Object.fromEntries(
    LANGUAGES.map((language) => [language, { native: TEXTS[language] }]),
  ),
  supportedLngs: [...LANGUAGES],
  fallbackLng: 'en',
  defaultNS: 'native',
  // Native menus and notifications show text, never markup.
  interpolation: { escapeValue: false },
})

/** The words of a language. */
export function wordsOf(language: Language): Words {
  const translate = instance.getFixedT(language)
  return (key, values = {}) => translate(key, { ...values })
}
