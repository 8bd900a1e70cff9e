/** The verdict on the draws in words. Never more than the numbers say. */
import type { TFunction } from 'i18next'
import type { Fairness } from '#contract/views/fairness'
import { formatDate } from '#renderer/components/dates.ts'
import { formatDecimal } from '#renderer/components/numbers.ts'

const MILLION = 1_000_000

/** How likely it is by chance, in one sentence. */
export function likelihoodText(verdict: Fairness['verdict'], t: TFunction<'network'>): string {
  const { kind, p } = verdict
  if (kind === 'too-few' || p === null) return t('fairness.sentence.too-few')
  if (kind !== 'unusual') {
    return t(`fairness.sentence.${kind}`, { of: Math.min(99, Math.round(p * 100)) })
  }
  if (p * MILLION < 1) return t('fairness.sentence.extreme')
  return t('fairness.sentence.unusual', { times: twoDigits(1 / p) })
}

/** What the verdict rests on: statistic, degrees of freedom, draws, since when. */
export function basisText({ verdict, draws, since }: Fairness, t: TFunction<'network'>): string {
  const over = {
    draws: t('fairness.draws', { count: draws }),
    date: since === null ? '–' : formatDate(since),
  }
  if (verdict.statistic === null) return t('fairness.basisNone', over)
  const statistic = formatDecimal(verdict.statistic)
  return t('fairness.basis', { ...over, statistic, count: verdict.degrees })
}

/** 417 as 420: more digits would claim what nobody knows. */
function twoDigits(value: number): number {
  return Number(value.toPrecision(2))
}
