/** Every finding of the automatic checks is a whole sentence in every language. */
import { createInstance } from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { LANGUAGES } from '#contract/language'
import { FINDING_CODES, FINDING_TOPICS } from '#contract/views/finding'
import { findingText } from '#renderer/components/clinical/finding-text.ts'
import { resources } from '#renderer/i18n/resources.ts'

const i18n = createInstance()
beforeAll(() => i18n.init({ resources, fallbackLng: false, interpolation: { escapeValue: false } }))

/** Everything that any finding names. */
const VALUES = {
  author: 'Holyoke',
  systems: 'ICD-10-CM',
  system: 'ICD-10-CM',
  code: 'E11.9',
  title: 'Title',
  display: 'Display',
  others: 2,
  about: FINDING_TOPICS[0],
  sex: 'male',
  rule: 'date-in-future',
  onset: '2026-03-12',
  last: '2026-03-12',
  known: 'E11.65',
  hospital: 'Baystate',
  since: '2025-02-04',
  group: 'E11',
  height: 128,
}

function valuesFor(code: string, count: number) {
  const [earlier, here] =
    code === 'birth-date-differs'
      ? ['1968-02-11', '1968-02-12']
      : code === 'sex-differs'
        ? ['male', 'female']
        : ['Whitcomb, Nora', 'Whitcombe, Nora']
  return { ...VALUES, count, earlier, here }
}

test.each(LANGUAGES)('in %s', (language) => {
  const t = i18n.getFixedT(language, ['clinical', 'errors'])
  for (const code of FINDING_CODES) {
    for (const count of [1, 3]) {
      const finding = { code, outcome: 'warning', values: valuesFor(code, count) } as const
      const { title, detail } = findingText(finding, t)
      for (const text of [title, detail]) {
        expect(text, code).not.toMatch(/\{\{|finding\.|undefined|\d{4}-\d{2}-\d{2}/)
        expect(text.length, code).toBeGreaterThan(3)
      }
    }
  }
})

test('what a condition is about, sexes and rules are said in words', () => {
  const t = i18n.getFixedT('en', ['clinical', 'errors'])
  const said = (code: (typeof FINDING_CODES)[number]) =>
    findingText({ code, outcome: 'warning', values: valuesFor(code, 1) }, t).detail
  expect(said('sex-does-not-fit')).toContain('pregnancy and childbirth')
  expect(said('sex-differs')).toBe('One earlier record says Male; this one says Female.')
  expect(said('birth-date-differs')).toContain('11 Feb 1968')
  expect(said('rule-broken')).toBe('This is in the future.')
})
