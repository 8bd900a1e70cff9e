import { createInstance } from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import type { Fairness } from '#contract/views/fairness'
import { likelihoodText } from '#renderer/features/browse-fairness/verdict.ts'
import { resources } from '#renderer/i18n/resources.ts'

const i18n = createInstance()
beforeAll(() => i18n.init({ resources, lng: 'en', interpolation: { escapeValue: false } }))

type Kind = Fairness['verdict']['kind']

function sentence(kind: Kind, p: number | null): string {
  const verdict = { kind, p, statistic: p === null ? null : 1, degrees: 3, combined: 0 }
  return likelihoodText(verdict, i18n.getFixedT('en', 'network'))
}

test.each<[Kind, number | null, RegExp]>([
  ['fair', 0.617, /in 62 of 100 such networks/],
  ['fair', 0.9999, /in 99 of 100 such networks/],
  ['uneven', 0.031, /in 3 of 100 such networks/],
  ['unusual', 0.0024, /once in 420 such networks/],
  ['unusual', 0.00002, /once in 50,000 such networks/],
  ['unusual', 1e-9, /less than once in a million/],
  ['too-few', null, /at least five first places/],
])('%s with p = %d says no more than it knows', (kind, p, words) => {
  expect(sentence(kind, p)).toMatch(words)
})
