/** Idle or busy, with what each of them means. */
import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '#renderer/components/feedback.tsx'
import { useStatus } from '#renderer/store/status.ts'
import { useCommand } from '#renderer/store/use-command.ts'
import classes from './hospital-home.module.css'
import { Panel } from './panel.tsx'

/** The choice; nothing while this hospital is excluded: it is not drawn, and submits nothing. */
export function Presence() {
  const { t } = useTranslation('submissions')
  const { presence, connected, phase } = useStatus()
  const command = useCommand('hospital.setPresence')
  if (phase === 'excluded') return null
  return (
    <Panel title={t('home.reviewing')}>
      <div className={classes.presence}>
        <SegmentedControl
          fullWidth
          aria-label={t('home.mayBeAsked')}
          disabled={command.busy}
          value={presence}
          onChange={(value) => void command.run({ presence: value === 'idle' ? 'idle' : 'busy' })}
          data={[
            { value: 'idle', label: t('home.idle') },
            { value: 'busy', label: t('home.busy') },
          ]}
        />
        <p className={classes.quiet}>
          {presence === 'idle' ? t('home.idleText') : t('home.busyText')}
        </p>
        {connected ? null : <p className={classes.quiet}>{t('home.offlineText')}</p>}
        {command.error ? <ErrorNotice error={command.error} /> : null}
      </div>
    </Panel>
  )
}
