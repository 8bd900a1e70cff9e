/** Every text is there in every language, with the same values in it. */
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '#contract/language'
import { resources } from '#renderer/i18n/resources.ts'

type Texts = Readonly<Record<string, string>>

function flatten(value: object, prefix = ''): Texts {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, child]: [string, unknown]) =>
      typeof child === 'object' && child !== null
        ? Object.entries(flatten(child, `${prefix}${key}.`))
        : [[`${prefix}${key}`, String(child)]],
    ),
  )
}

/** Keys without the plural form, since languages have different forms. */
function stems(texts: Texts): string[] {
  const all = Object.keys(texts).map((key) => key.replace(/_(zero|one|two|few|many|other)$/, ''))
  return [...new Set(all)].sort()
}

/** The names of the values in a text; how they are written may differ between languages. */
function values(text: string): string[] {
  return [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name ?? '').sort()
}

function tags(text: string): string[] {
  return [...text.matchAll(/<\/?(\w+)\s*\/?>/g)].map(([tag]) => tag).sort()
}

const namespaces = Object.keys(resources.en) as (keyof typeof resources.en)[]

describe.each(LANGUAGES)('the texts in "%s"', (language) => {
  it.each(namespaces)('of %s are those of English', (namespace) => {
    const english = flatten(resources.en[namespace])
    const texts = flatten(resources[language][namespace])
    expect(stems(texts)).toEqual(stems(english))
  })

  it.each(namespaces)('of %s have every plural form of the language', (namespace) => {
    const texts = flatten(resources[language][namespace])
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    const plural = Object.keys(texts).filter((key) => /_(one|other)$/.test(key))
    for (const key of plural) {
      const stem = key.replace(/_(one|other)$/, '')
      for (const form of forms) expect(texts, key).toHaveProperty([`${stem}_${form}`])
    }
  })

  it.each(namespaces)('of %s have the values and the markup of English', (namespace) => {
    const english = flatten(resources.en[namespace])
    for (const [key, text] of Object.entries(flatten(resources[language][namespace]))) {
      const original = english[key] ?? english[key.replace(/_\w+$/, '_other')] ?? ''
      expect(values(text), `${namespace}:${key}`).toEqual(values(original))
      expect(tags(text), `${namespace}:${key}`).toEqual(tags(original))
    }
  })

  it.each(namespaces)('of %s say something', (namespace) => {
    for (const [key, text] of Object.entries(flatten(resources[language][namespace]))) {
      expect(text.trim(), `${namespace}:${key}`).not.toBe('')
    }
  })
})
