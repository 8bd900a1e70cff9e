/** Idle or busy, with what each of them means. */
import { SegmentedControl } from '@mantine/core'
import { ErrorNotice } from '#renderer/components/feedback.tsx'
import { useStatus } from '#renderer/store/status.ts'
import { useCommand } from '#renderer/store/use-command.ts'
import classes from './hospital-home.module.css'
import { Panel } from './panel.tsx'

/** The choice. */
export function Presence() {
  const { presence, connected } = useStatus()
  const command = useCommand('hospital.setPresence')
  return (
    <Panel title="Reviewing">
      <div className={classes.presence}>
        <SegmentedControl
          fullWidth
          aria-label="May this hospital be asked to review?"
          disabled={command.busy}
          value={presence}
          onChange={(value) => void command.run({ presence: value === 'idle' ? 'idle' : 'busy' })}
          data={[
            { value: 'idle', label: 'Idle' },
            { value: 'busy', label: 'Busy' },
          ]}
        />
        <p className={classes.quiet}>
          {presence === 'idle'
            ? 'When this hospital is drawn, the case opens here for a person to review.'
            : 'When this hospital is drawn, the next one in the ranking is asked instead.'}
          {connected
            ? null
            : ' There is no connection now: nobody can ask, and what you submit is kept and sent later.'}
        </p>
        {command.error ? <ErrorNotice error={command.error} /> : null}
      </div>
    </Panel>
  )
}
