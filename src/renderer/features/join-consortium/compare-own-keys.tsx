/** The newcomer's side while other hospitals make sure that its keys are its own. */
import { getClient } from '#renderer/client.ts'
import { WordsCompare } from '#renderer/components/words-compare.tsx'
import classes from './join-consortium.module.css'

/** Words of this hospital's own keys, for whoever telephones. */
export function CompareOwnKeys({ hospital, founders }: { hospital: string; founders: boolean }) {
  if (founders) {
    return (
      <section className={classes.card}>
        <h2>Signed</h2>
        <p className={classes.text}>
          The ministry can activate this hospital now. Nothing is left to do here; this screen
          changes by itself.
        </p>
      </section>
    )
  }
  return (
    <section className={classes.card}>
      <h2>Other hospitals will telephone</h2>
      <p className={classes.text}>
        Each hospital that approves compares your keys with you first. Type the six digits that you
        agree on and read the words aloud. Nothing else is left to do; this screen changes by
        itself.
      </p>
      <WordsCompare
        fetchWords={(digits) => getClient().call('words.ofHospital', { hospital, digits })}
        onChange={() => undefined}
        tickLabel={null}
      />
    </section>
  )
}
