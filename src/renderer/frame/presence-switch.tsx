/** Idle or busy: whether this hospital may be asked to review now. */
import { Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useStatusPart } from '../store/status.ts'
import { useCommand } from '../store/use-command.ts'
import classes from './presence-switch.module.css'

/** The switch. Its state is the node's, so that every window of a node shows the same. */
export function PresenceSwitch() {
  const { t } = useTranslation('frame')
  const presence = useStatusPart((status) => status.presence)
  const setPresence = useCommand('hospital.setPresence')
  return (
    <span>
      <Switch
        size="xs"
        checked={presence === 'idle'}
        disabled={setPresence.busy}
        label={
          <>
            <span className={classes.wide}>{t(`presence.${presence}`)}</span>
            <span className={classes.narrow}>{t(`presenceShort.${presence}`)}</span>
          </>
        }
        onChange={(event) =>
          void setPresence.run({ presence: event.currentTarget.checked ? 'idle' : 'busy' })
        }
      />
    </span>
  )
}
