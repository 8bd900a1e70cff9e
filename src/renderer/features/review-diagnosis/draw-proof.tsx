/** Why this hospital was drawn: one sentence, and on demand the proof, computed again in place. */
import { Button, UnstyledButton } from '@mantine/core'
import { IconDice3, IconRefresh } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReviewView } from '#contract/views/submission'
import { ErrorNotice } from '#renderer/components/feedback.tsx'
import { useCommand } from '#renderer/store/use-command.ts'
import { DrawSteps } from './draw-steps.tsx'
import classes from './review.module.css'

type Draw = ReviewView['draw']

function sentence({ ranking, place }: Draw, t: TFunction<'review'>): string {
  const count = ranking.length
  if (count === 1) return t('draw.only')
  return place === 0 ? t('draw.first', { count }) : t('draw.later', { count, place: place + 1 })
}

const OUTCOMES = ['away', 'busy', 'declined', 'expired', 'unanswered'] as const

function outcomeWords(outcome: string, t: TFunction<'review'>): string {
  const known = OUTCOMES.find((one) => one === outcome)
  return known ? t(`draw.pass.${known}`) : outcome
}

function Ranking({ draw }: { draw: Draw }) {
  const { t } = useTranslation('review')
  return (
    <div>
      <h4 className={classes.proofTitle}>{t('draw.ranking')}</h4>
      <ol className={classes.ranking}>
        {draw.ranking.map(({ id, name }, index) => {
          const self = index === draw.place
          const before = draw.before.filter(({ hospital }) => hospital.id === id)
          return (
            <li key={id} aria-current={self || undefined}>
              {self ? t('draw.self', { name }) : null}
              {!self && before.length === 0 ? name : null}
              {!self && before.length > 0
                ? t('draw.outcome', {
                    name,
                    outcome: before.map((one) => outcomeWords(one.outcome, t)).join(', '),
                  })
                : null}
            </li>
          )
        })}
      </ol>
    </div>
  )
}

function Proof({ submission, draw }: { submission: string; draw: Draw }) {
  const { t } = useTranslation('review')
  const check = useCommand('reviews.checkDraw')
  const [steps, setSteps] = useState<Parameters<typeof DrawSteps>[0]['steps']>()
  const run = async () => {
    setSteps(undefined)
    const outcome = await check.run({ submission })
    if (outcome.ok) setSteps(outcome.value)
  }
  return (
    <div className={classes.proof}>
      <Ranking draw={draw} />
      <div className={classes.recheck}>
        {steps ? <DrawSteps steps={steps} /> : <p>{t('draw.intro')}</p>}
        {check.error ? <ErrorNotice error={check.error} /> : null}
        <Button
          size="xs"
          variant="default"
          loading={check.busy}
          leftSection={<IconRefresh size={14} stroke={1.6} />}
          onClick={() => void run()}
        >
          {t('draw.check')}
        </Button>
      </div>
    </div>
  )
}

/** The sentence with its button. */
export function DrawProof({ submission, draw }: { submission: string; draw: Draw }) {
  const { t } = useTranslation('review')
  const [shown, setShown] = useState(false)
  return (
    <div>
      <p className={classes.why}>
        <IconDice3 size={14} stroke={1.6} aria-hidden />
        <span>
          <b>{t('draw.why')}</b> {sentence(draw, t)}{' '}
          <UnstyledButton
            className={classes.link}
            aria-expanded={shown}
            onClick={() => setShown(!shown)}
          >
            {shown ? t('draw.hide') : t('draw.show')}
          </UnstyledButton>
        </span>
      </p>
      {shown ? <Proof submission={submission} draw={draw} /> : null}
    </div>
  )
}
