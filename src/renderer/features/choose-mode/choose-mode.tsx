/** First start: what this computer is. */
import { UnstyledButton } from '@mantine/core'
import {
  IconBuildingBank,
  IconBuildingHospital,
  IconChevronRight,
  type Icon,
} from '@tabler/icons-react'
import type { Mode } from '#contract/views/app'
import { ErrorNotice } from '#renderer/components/feedback.tsx'
import { useCommand } from '#renderer/store/use-command.ts'
import classes from './choose-mode.module.css'

const CHOICES: readonly { mode: Mode; icon: Icon; title: string; text: string }[] = [
  {
    mode: 'hospital',
    icon: IconBuildingHospital,
    title: 'Hospital',
    text: 'Record diagnoses, review those of other hospitals, read patients’ histories. You need an invitation from your ministry.',
  },
  {
    mode: 'government',
    icon: IconBuildingBank,
    title: 'Government',
    text: 'Found a consortium, invite and admit hospitals, order and relay their sealed records. It cannot read them.',
  },
]

/** The choice of mode, made once for a data folder. */
export function ChooseMode() {
  const choose = useCommand('app.chooseMode')
  return (
    <section className={classes.choose}>
      <h1>What is this computer?</h1>
      <p className={classes.lead}>
        This is asked once. Everything that follows is kept in one data folder on this computer.
      </p>
      <div className={classes.choices}>
        {CHOICES.map(({ mode, icon: Icon, title, text }) => (
          <UnstyledButton
            key={mode}
            className={classes.choice}
            data-choice={mode}
            disabled={choose.busy}
            onClick={() => void choose.run({ mode })}
          >
            <Icon size={28} stroke={1.5} aria-hidden />
            <span className={classes.text}>
              <span className={classes.title}>{title}</span>
              <span>{text}</span>
            </span>
            <IconChevronRight size={20} stroke={1.6} aria-hidden />
          </UnstyledButton>
        ))}
      </div>
      {choose.error ? <ErrorNotice error={choose.error} /> : null}
      <p className={classes.demo}>
        Only looking? <code className="mono">npm run demo</code> starts one government and three
        hospitals with sample patients on this computer.
      </p>
    </section>
  )
}
