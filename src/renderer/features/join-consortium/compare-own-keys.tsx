/** The newcomer's side while other hospitals make sure that its keys are its own. */
import { useTranslation } from 'react-i18next'
import { getClient } from '#renderer/client.ts'
import { WordsCompare } from '#renderer/components/words-compare.tsx'
import classes from './join-consortium.module.css'

/** Words of this hospital's own keys, for whoever telephones. */
export function CompareOwnKeys({ hospital, founders }: { hospital: string; founders: boolean }) {
  const { t } = useTranslation('setup')
  if (founders) {
    return (
      <section className={classes.card}>
        <h2>{t('join.signed')}</h2>
        <p className={classes.text}>{t('join.signedText')}</p>
      </section>
    )
  }
  return (
    <section className={classes.card}>
      <h2>{t('join.callsTitle')}</h2>
      <p className={classes.text}>{t('join.callsText')}</p>
      <WordsCompare
        fetchWords={(digits) => getClient().call('words.ofHospital', { hospital, digits })}
        onChange={() => undefined}
        tickLabel={null}
      />
    </section>
  )
}
