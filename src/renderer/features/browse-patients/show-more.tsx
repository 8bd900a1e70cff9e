/** The button under a part of a long list. */
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './patient-chart.module.css'
import type { Shown } from './use-shown.ts'

/** The button; nothing where everything is drawn. */
export function ShowMore({ shown }: { shown: Shown<unknown> }) {
  const { t } = useTranslation('patients')
  if (shown.more === 0) return null
  return (
    <Button variant="subtle" className={classes.more} onClick={shown.showMore}>
      {t('problems.showMore', { count: shown.more })}
    </Button>
  )
}
