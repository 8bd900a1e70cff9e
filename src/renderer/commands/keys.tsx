/** Keys as a keyboard shows them. */
import { Kbd } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { keyLabels } from './accelerator.ts'
import classes from './keys.module.css'
import { isMac } from './use-commands.ts'

/** Each of the keys in a frame of its own. */
export function KeyList({ labels }: { labels: readonly string[] }) {
  return (
    <span className={classes.keys}>
      {labels.map((label) => (
        <Kbd key={label} className={classes.key ?? ''}>
          {label}
        </Kbd>
      ))}
    </span>
  )
}

/** The keys of an accelerator. */
export function Keys({ accelerator }: { accelerator: string }) {
  const { t } = useTranslation('frame')
  return <KeyList labels={keyLabels(accelerator, isMac(), (name) => t(`shortcuts.key.${name}`))} />
}
