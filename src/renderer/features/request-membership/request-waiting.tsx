/** The request was sent: compare words with the ministry when it telephones. */
import { IconHourglass } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { getClient } from '#renderer/client.ts'
import { StateWord } from '#renderer/components/state-chip.tsx'
import { WordsCompare } from '#renderer/components/words-compare.tsx'
import { useStatus } from '#renderer/store/status.ts'
import classes from './request-waiting.module.css'

function fetchWords(digits: string): Promise<string[]> {
  return getClient().call('words.ofRequest', { request: null, digits })
}

/** Waiting for the ministry; nothing has to stay open for it. */
export function RequestWaiting() {
  const { t } = useTranslation('setup')
  const status = useStatus()
  return (
    <section className={classes.card}>
      <h1>{t('waiting.title')}</h1>
      <p>
        <StateWord icon={IconHourglass} tone="waiting">
          {t('waiting.state')}
        </StateWord>
      </p>
      <p className={classes.text}>
        {t('waiting.text', { ministry: status.consortium?.governmentName ?? t('ministry') })}
      </p>
      <WordsCompare fetchWords={fetchWords} onChange={() => undefined} tickLabel={null} />
    </section>
  )
}
