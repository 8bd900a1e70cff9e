/** "Verify the whole chain": its button, its progress, and a plain verdict with its details. */
import { Button, Modal, Progress } from '@mantine/core'
import { IconPlayerStop, IconShieldCheck, IconShieldX, type Icon } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Verdict, Verification } from '#contract/views/chain'
import { useErrorSentence } from '#renderer/components/error-sentence.ts'
import { useCommand } from '#renderer/store/use-command.ts'
import { useQuery } from '#renderer/store/use-query.ts'
import classes from './chain.module.css'
import { VerdictDetails } from './verdict-details.tsx'

const LOOKS: Record<Verdict['outcome'], { icon: Icon; color: string }> = {
  verified: { icon: IconShieldCheck, color: 'var(--good-text)' },
  stopped: { icon: IconPlayerStop, color: 'var(--text-2)' },
  broken: { icon: IconShieldX, color: 'var(--danger-text)' },
}

function Running({ run, stop }: { run: Verification; stop: () => void }) {
  const { t } = useTranslation('chain')
  return (
    <div className={classes.walking}>
      <span className={classes.verdict}>
        {t('verify.running', { done: run.done, of: run.of })}
        <span className={classes.rate}>{t('verify.rate', { count: run.rate })}</span>
      </span>
      <Progress
        w={96}
        size={4}
        value={run.of === 0 ? 100 : (run.done / run.of) * 100}
        aria-label={t('verify.progress')}
      />
      <Button variant="default" onClick={stop}>
        {t('verify.stop')}
      </Button>
    </div>
  )
}

/** The verdict in a few words; a click says what was checked and what to do. */
function Last({ verdict }: { verdict: Verdict }) {
  const { t } = useTranslation('chain')
  const [opened, setOpened] = useState(false)
  const { icon: Icon, color } = LOOKS[verdict.outcome]
  const words = verdict.fault
    ? t('verify.broken', { height: verdict.fault.height })
    : t(verdict.outcome === 'stopped' ? 'verify.stopped' : 'verify.verified', {
        count: verdict.blocks,
      })
  return (
    <>
      <Button
        variant="subtle"
        c={color}
        leftSection={<Icon size={16} stroke={1.6} />}
        onClick={() => setOpened(true)}
      >
        {words}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('verify.verdictTitle')}
        size="lg"
        centered
      >
        <VerdictDetails verdict={verdict} onShow={() => setOpened(false)} />
      </Modal>
    </>
  )
}

/** The panel, for the head of the page. The run belongs to the node: every window shows it. */
export function VerifyPanel() {
  const { t } = useTranslation('chain')
  const errorSentence = useErrorSentence()
  const verification = useQuery('chain.verification', {}, ['verification'])
  const start = useCommand('chain.verify.start')
  const cancel = useCommand('chain.verify.cancel')
  const { data } = verification
  const error = start.error ?? cancel.error ?? verification.error
  return (
    <div className={classes.walking} aria-live="polite">
      {error ? <span className={classes.failed}>{errorSentence(error)}</span> : null}
      {data?.state === 'running' ? (
        <Running run={data} stop={() => void cancel.run({})} />
      ) : (
        <>
          {data?.last ? <Last verdict={data.last} /> : null}
          <Button variant="default" loading={start.busy} onClick={() => void start.run({})}>
            {t(data?.last ? 'verify.again' : 'verify.start')}
          </Button>
        </>
      )}
    </div>
  )
}
