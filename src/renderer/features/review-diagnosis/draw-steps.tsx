/** The steps of a draw that was computed again, each with its tick, and the verdict in words. */
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import { Trans, useTranslation } from 'react-i18next'
import type { DrawStep } from '#contract/views/review'
import { HashText } from '#renderer/components/hash-text.tsx'
import classes from './review.module.css'

type Of<Code extends DrawStep['code']> = Extract<DrawStep, { code: Code }>

function SecretStep({ step }: { step: Of<'secret'> }) {
  const { t } = useTranslation('review')
  return (
    <Trans
      t={t}
      i18nKey={step.from === 0 ? 'draw.step.anchor' : 'draw.step.secret'}
      count={step.hashes}
      components={[
        <HashText key="0" value={step.secret} />,
        <HashText key="1" value={step.reaches} />,
      ]}
    />
  )
}

function RankingStep({ step }: { step: Of<'ranking'> }) {
  const { t } = useTranslation('review')
  return (
    <Trans
      t={t}
      i18nKey="draw.step.ranking"
      count={step.ranking.length}
      values={{ base: step.base, place: step.place + 1 }}
      components={[<HashText key="0" value={step.seed} />]}
    />
  )
}

function StepText({ step }: { step: DrawStep }) {
  const { t } = useTranslation('review')
  switch (step.code) {
    case 'secret':
      return <SecretStep step={step} />
    case 'ranking':
      return <RankingStep step={step} />
    case 'signed':
    case 'turn':
      return t(`draw.step.${step.code}`)
  }
}

function StepItem({ step }: { step: DrawStep }) {
  const { t } = useTranslation('review')
  const Icon = step.ok ? IconCircleCheck : IconCircleX
  return (
    <li data-ok={step.ok}>
      <Icon size={16} stroke={1.6} aria-label={step.ok ? t('draw.holds') : t('draw.fails')} />
      <span>
        <StepText step={step} />
      </span>
    </li>
  )
}

/** The steps; their outcome is announced. */
export function DrawSteps({ steps }: { steps: readonly DrawStep[] }) {
  const { t } = useTranslation('review')
  const good = steps.every(({ ok }) => ok)
  return (
    <div aria-live="polite">
      <ol className={classes.steps}>
        {steps.map((step) => (
          <StepItem key={step.code} step={step} />
        ))}
      </ol>
      <p className={classes.outcome} data-ok={good}>
        {good ? t('draw.good') : t('draw.bad')}
      </p>
    </div>
  )
}
