/** Whether the draw looks fair: the word, what it means, what to do, and what it rests on. */
import { IconAlertTriangle, IconCircleCheck, IconHourglass, IconScale } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Fairness } from '#contract/views/fairness'
import { StateWord, type Tone } from '#renderer/components/state-chip.tsx'
import classes from './fairness.module.css'
import { basisText, likelihoodText } from './verdict.ts'

const LOOKS = {
  'too-few': { icon: IconHourglass, tone: 'neutral' },
  fair: { icon: IconCircleCheck, tone: 'good' },
  uneven: { icon: IconScale, tone: 'attention' },
  unusual: { icon: IconAlertTriangle, tone: 'danger' },
} as const satisfies Record<Fairness['verdict']['kind'], { icon: unknown; tone: Tone }>

/** The card. */
export function VerdictCard({ fairness }: { fairness: Fairness }) {
  const { t } = useTranslation('network')
  const { verdict } = fairness
  const { icon, tone } = LOOKS[verdict.kind]
  return (
    <section className={classes.verdict} data-tone={tone}>
      <h2>
        <StateWord icon={icon} tone={tone}>
          {t(`fairness.kind.${verdict.kind}`)}
        </StateWord>
      </h2>
      <p>{likelihoodText(verdict, t)}</p>
      {verdict.kind === 'uneven' || verdict.kind === 'unusual' ? (
        <p>{t(`fairness.advice.${verdict.kind}`)}</p>
      ) : null}
      <p className={classes.basis}>
        {basisText(fairness, t)}{' '}
        {verdict.kind !== 'too-few' && verdict.combined > 0
          ? t('fairness.combined', { count: verdict.combined })
          : null}
      </p>
    </section>
  )
}
