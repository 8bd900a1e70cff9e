/** A demonstration on its way: the step, a number, and a way out. */
import { Button, Progress } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { DemonstrationView } from '#contract/views/demonstration'
import { useFocusOnMount } from '#renderer/components/use-focus.ts'
import type { Command } from '#renderer/store/use-command.ts'
import classes from './choose-mode.module.css'

/** Part of the whole way, in per cent, at which each step begins and the last one ends. */
const BEGINS = { founding: 0, joining: 10, recording: 40 } as const
const ENDS = { founding: 10, joining: 40, recording: 100 } as const

type Starting = Extract<DemonstrationView, { state: 'starting' }>

function percentOf({ step, done, of }: Starting): number {
  const share = of === 0 ? 0 : done / of
  return BEGINS[step] + share * (ENDS[step] - BEGINS[step])
}

/** The progress of a demonstration, until it is ready or given up. */
export function DemonstrationProgress({
  progress,
  end,
}: {
  progress: Starting
  end: Command<'app.endDemonstration'>
}) {
  const { t } = useTranslation('setup')
  // What was pressed is gone: the keyboard goes on from here.
  const heading = useFocusOnMount<HTMLHeadingElement>()
  const { step, done, of } = progress
  return (
    <div className={classes.demonstration}>
      <h2 ref={heading} tabIndex={-1}>
        {t('demonstration.title')}
      </h2>
      <output>{t(`demonstration.${step}`, { done, of })}</output>
      <div className={classes.steps}>
        <Progress value={percentOf(progress)} aria-label={t('demonstration.progress')} />
        <Button variant="default" loading={end.busy} onClick={() => void end.run({})}>
          {t('demonstration.cancel')}
        </Button>
      </div>
    </div>
  )
}
