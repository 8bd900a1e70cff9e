/** The words of the native parts, in the language that the persons of this data folder chose. */
import { app } from 'electron'
import { bestLanguage, type Language } from '#contract/language'
import type { FollowedStatus } from '../follow-status.ts'
import { type Words, wordsOf } from '../texts.ts'

/** Answers the words as they are now; the same function for as long as the language is the same. */
export function nativeWords(status: FollowedStatus): () => Words {
  const made = new Map<Language, Words>()
  return () => {
    const chosen = status.current.preferences.language
    const language = chosen ?? bestLanguage(app.getPreferredSystemLanguages())
    const words = made.get(language) ?? wordsOf(language)
    made.set(language, words)
    return words
  }
}
