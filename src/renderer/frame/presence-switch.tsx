/** Idle or busy: whether this hospital may be asked to review now. */
import { Switch } from '@mantine/core'
import { useStatus } from '#renderer/store/status.ts'
import { useCommand } from '#renderer/store/use-command.ts'

/** The switch. Its state is the node's, so that every window of a node shows the same. */
export function PresenceSwitch() {
  const { presence } = useStatus()
  const setPresence = useCommand('hospital.setPresence')
  const idle = presence === 'idle'
  return (
    <span>
      <Switch
        size="xs"
        checked={idle}
        disabled={setPresence.busy}
        label={idle ? 'Idle, may be asked to review' : 'Busy, is not asked to review'}
        onChange={(event) =>
          void setPresence.run({ presence: event.currentTarget.checked ? 'idle' : 'busy' })
        }
      />
    </span>
  )
}
