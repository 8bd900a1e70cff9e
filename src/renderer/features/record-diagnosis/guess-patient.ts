/** Puts what was searched for where it belongs in the fields of a new patient. Pure. */
import type { PatientInput } from '#contract/views/diagnosis'
import { parseTypedDate } from '#renderer/components/typed-date.ts'

/** What the guess is made by: how dates are written here, and the day it is. */
export interface GuessSetting {
  readonly locale: string
  /** "YYYY-MM-DD". */
  readonly today: string
}

/**
 * A patient of a search text: a date becomes the birth date, other words with digits the
 * identifier, the rest the name. "Whitcomb, Nora" is in list form; without a comma the last word is
 * the family name. A guess that is wrong is seen in the fields and put right there.
 */
export function guessPatient(typed: string, setting: GuessSetting): PatientInput {
  const words = typed.trim().split(/\s+/).filter(Boolean)
  const date = findDate(words, setting)
  const rest = date ? words.toSpliced(date.at, date.count) : words
  const isNumber = (word: string): boolean => /\d/.test(word)
  return {
    identifier: rest.filter(isNumber).join(' '),
    ...nameOf(rest.filter((word) => !isNumber(word)).join(' ')),
    birthDate: date?.day ?? '',
    sex: 'unknown',
    city: '',
  }
}

/** The first run of one to three words with a digit that is a date: "12 Mar 1968" is three. */
function findDate(words: readonly string[], { locale, today }: GuessSetting) {
  for (const count of [3, 2, 1]) {
    for (let at = 0; at + count <= words.length; at++) {
      const text = words.slice(at, at + count).join(' ')
      const day = /\d/.test(text) ? parseTypedDate(text, locale, today) : null
      if (day !== null && day <= today) return { at, count, day }
    }
  }
  return undefined
}

function nameOf(text: string): { family: string; given: string } {
  const comma = text.indexOf(',')
  if (comma >= 0) return inNameCase(text.slice(0, comma), text.slice(comma + 1))
  const words = text.split(' ')
  return inNameCase(words.at(-1) ?? '', words.slice(0, -1).join(' '))
}

/** Searches are typed without capitals; a name that has one of its own stays as it is. */
function inNameCase(family: string, given: string): { family: string; given: string } {
  const lower = family + given === (family + given).toLowerCase()
  const written = (name: string): string =>
    lower ? name.replaceAll(/(?<![\p{L}'’])\p{L}/gu, (letter) => letter.toUpperCase()) : name
  return { family: written(family.trim()), given: written(given.trim()) }
}
