/** The foot of "What we hold": save the bytes, and see that no key of this ministry opens them. */
import { Button } from '@mantine/core'
import { IconDownload, IconKey, IconLock, IconLockOpen } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { KeyTrial } from '#contract/views/chain'
import { useErrorSentence } from '#renderer/components/error-sentence.ts'
import { saveBase64 } from '#renderer/components/save-text.ts'
import { useCommand } from '#renderer/store/use-command.ts'
import classes from './holding-pane.module.css'

function TrialResult({ trial: { tried, opened } }: { trial: KeyTrial }) {
  const { t } = useTranslation('government')
  const Icon = opened === 0 ? IconLock : IconLockOpen
  return (
    <p className={classes.trial} data-opened={opened > 0} role={opened === 0 ? 'status' : 'alert'}>
      <Icon size={16} stroke={1.6} aria-hidden />
      {opened === 0
        ? t('holding.try.none', { count: tried })
        : t('holding.try.opened', { count: opened })}
    </p>
  )
}

/** The two buttons, below what trying came to. */
export function HeldActions({ submission }: { submission: string }) {
  const { t } = useTranslation('government')
  const errorSentence = useErrorSentence()
  const payload = useCommand('government.payload')
  const tryKeys = useCommand('government.tryKeys')
  const [trial, setTrial] = useState<KeyTrial>()
  const error = payload.error ?? tryKeys.error
  const save = async () => {
    const outcome = await payload.run({ submission })
    if (outcome.ok) saveBase64(outcome.value.name, outcome.value.bytes)
  }
  const tryAll = async () => {
    setTrial(undefined)
    const outcome = await tryKeys.run({ submission })
    if (outcome.ok) setTrial(outcome.value)
  }
  return (
    <>
      {trial ? <TrialResult trial={trial} /> : null}
      {error ? (
        <p className={classes.trial} data-opened role="alert">
          {errorSentence(error)}
        </p>
      ) : null}
      <span className={classes.save}>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} stroke={1.6} />}
          loading={payload.busy}
          onClick={() => void save()}
        >
          {t('holding.save')}
        </Button>
      </span>
      <Button
        variant="subtle"
        leftSection={<IconKey size={16} stroke={1.6} />}
        loading={tryKeys.busy}
        onClick={() => void tryAll()}
      >
        {t('holding.try.start')}
      </Button>
    </>
  )
}
