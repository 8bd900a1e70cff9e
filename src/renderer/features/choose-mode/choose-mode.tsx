/** First start: what this computer is. */
import { UnstyledButton } from '@mantine/core'
import {
  IconBuildingBank,
  IconBuildingHospital,
  IconChevronRight,
  type Icon,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Mode } from '#contract/views/app'
import { ErrorNotice } from '#renderer/components/feedback.tsx'
import { useCommand } from '#renderer/store/use-command.ts'
import classes from './choose-mode.module.css'
import { TryDemonstration } from './try-demonstration.tsx'

const CHOICES: readonly { mode: Mode; icon: Icon }[] = [
  { mode: 'hospital', icon: IconBuildingHospital },
  { mode: 'government', icon: IconBuildingBank },
]

/** The choice of mode, made once for a data folder. */
export function ChooseMode() {
  const { t } = useTranslation('setup')
  const choose = useCommand('app.chooseMode')
  return (
    <section className={classes.choose}>
      <h1>{t('mode.title')}</h1>
      <p className={classes.lead}>{t('mode.lead')}</p>
      <div className={classes.choices}>
        {CHOICES.map(({ mode, icon: Icon }) => (
          <UnstyledButton
            key={mode}
            className={classes.choice}
            data-choice={mode}
            disabled={choose.busy}
            onClick={() => void choose.run({ mode })}
          >
            <Icon size={28} stroke={1.5} aria-hidden />
            <span className={classes.text}>
              <span className={classes.title}>{t(`mode.${mode}`)}</span>
              <span>{t(`mode.${mode}Text`)}</span>
            </span>
            <IconChevronRight size={20} stroke={1.6} aria-hidden />
          </UnstyledButton>
        ))}
      </div>
      {choose.error ? <ErrorNotice error={choose.error} /> : null}
      <TryDemonstration />
    </section>
  )
}
