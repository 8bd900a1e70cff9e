/** The request was sent: compare words with the ministry when it telephones. */
import { IconHourglass } from '@tabler/icons-react'
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
  const status = useStatus()
  return (
    <section className={classes.card}>
      <h1>Your request is with the ministry</h1>
      <p className={classes.state}>
        <StateWord icon={IconHourglass} tone="waiting">
          Waiting for its decision
        </StateWord>
      </p>
      <p className={classes.text}>
        {status.consortium?.governmentName ?? 'The ministry'} will telephone to make sure that this
        request is yours. Both of you type the same six digits and read the eight words aloud. If a
        word differs, do not go on: somebody else may be between you. You may close this window; the
        request stays.
      </p>
      <WordsCompare fetchWords={fetchWords} onChange={() => undefined} tickLabel={null} />
    </section>
  )
}
