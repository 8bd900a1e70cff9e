/** i18next with every text built in: nothing is fetched, so no screen waits for its words. */
import { createInstance, type i18n as Translation } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { bestLanguage, type Language, LANGUAGES } from '#contract/language'
import { noteLanguage } from './locale.ts'
import { resources } from './resources.ts'

/** The window's one instance, in English until `startTranslation`. */
export const i18n: Translation = createInstance()

void i18n.use(initReactI18next).init({
  resources,
  lng: 'en',
  supportedLngs: [...LANGUAGES],
  fallbackLng: 'en',
  defaultNS: 'frame',
  // Every text is built in, so that the first one can be written at once.
  initAsync: false,
  // React escapes what it draws.
  interpolation: { escapeValue: false },
  returnNull: false,
})

/** Starts in the language that this computer prefers. Resolves before the first screen is drawn. */
export async function startTranslation(): Promise<void> {
  i18n.on('languageChanged', applyLanguage)
  await i18n.changeLanguage(bestLanguage(navigator.languages))
}

/** Speaks the language that the person chose, or for null the computer's. */
export async function chooseLanguage(chosen: Language | null): Promise<void> {
  const language = chosen ?? bestLanguage(navigator.languages)
  if (language !== i18n.language) await i18n.changeLanguage(language)
}

/** Screen readers, hyphenation and the direction of writing follow the page's language. */
function applyLanguage(language: string): void {
  noteLanguage(bestLanguage([language]))
  document.documentElement.lang = language
  document.documentElement.dir = i18n.dir(language)
}
