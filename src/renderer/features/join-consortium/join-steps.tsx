/** Where the hospital is on its way to being active. */
import { IconCircleCheck, IconCircleDashed, IconHourglass } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { StateWord } from '#renderer/components/state-chip.tsx'
import classes from './join-consortium.module.css'

/** Admitted, compared and signed, approved. */
export function JoinSteps({ joined }: { joined: boolean }) {
  const { t } = useTranslation('setup')
  return (
    <ol className={classes.progress} aria-label={t('join.steps')}>
      <li>
        <StateWord icon={IconCircleCheck} tone="good">
          {t('join.step.admitted')}
        </StateWord>
      </li>
      <li aria-current={joined ? undefined : 'step'}>
        <StateWord
          icon={joined ? IconCircleCheck : IconCircleDashed}
          tone={joined ? 'good' : 'attention'}
        >
          {joined ? t('join.step.compared') : t('join.step.compare')}
        </StateWord>
      </li>
      <li aria-current={joined ? 'step' : undefined}>
        <StateWord icon={IconHourglass} tone={joined ? 'waiting' : 'neutral'}>
          {joined ? t('join.step.waits') : t('join.step.approved')}
        </StateWord>
      </li>
    </ol>
  )
}
