/** "Try it on this computer": offered, on its way with a number, or ready with its four nodes. */
import { UnstyledButton } from '@mantine/core'
import { IconChevronRight, IconFlask } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '#renderer/components/feedback.tsx'
import { useCommand } from '#renderer/store/use-command.ts'
import { useQuery } from '#renderer/store/use-query.ts'
import classes from './choose-mode.module.css'
import { DemonstrationProgress } from './demonstration-progress.tsx'
import { DemonstrationReady } from './demonstration-ready.tsx'

/** The third choice of the first screen. Asked again in another window, it shows the same one. */
export function TryDemonstration() {
  const demonstration = useQuery('app.demonstration', {}, ['demonstration'])
  const start = useCommand('app.tryDemonstration')
  const end = useCommand('app.endDemonstration')
  const { data } = demonstration
  const error = start.error ?? end.error ?? demonstration.error
  return (
    <>
      {data?.state === 'starting' ? (
        <DemonstrationProgress progress={data} end={end} />
      ) : data?.state === 'ready' ? (
        <DemonstrationReady nodes={data.nodes} show={start} end={end} />
      ) : (
        <Offer busy={start.busy} onStart={() => void start.run({})} />
      )}
      {error ? <ErrorNotice error={error} /> : null}
    </>
  )
}

function Offer({ busy, onStart }: { busy: boolean; onStart: () => void }) {
  const { t } = useTranslation('setup')
  return (
    <UnstyledButton
      className={classes.choice}
      data-choice="demonstration"
      disabled={busy}
      onClick={onStart}
    >
      <IconFlask size={28} stroke={1.5} aria-hidden />
      <span className={classes.text}>
        <span className={classes.title}>{t('demonstration.title')}</span>
        <span>{t('demonstration.text')}</span>
      </span>
      <IconChevronRight size={20} stroke={1.6} aria-hidden />
    </UnstyledButton>
  )
}
