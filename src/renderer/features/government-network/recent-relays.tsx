/** The last records that passed through the ministry, as it sees them. */
import { useTranslation } from 'react-i18next'
import { DateText } from '#renderer/components/date-text.tsx'
import { ErrorNotice } from '#renderer/components/feedback.tsx'
import { Link } from '#renderer/frame/router.tsx'
import { useQuery } from '#renderer/store/use-query.ts'
import { relayStateText } from '../relay-ledger/relay-words.ts'
import classes from './government-network.module.css'

const SHOWN = 5

/** The list. */
export function RecentRelays() {
  const { t } = useTranslation('government')
  const relays = useQuery('government.relays', { before: null, limit: SHOWN }, ['relays', 'block'])
  return (
    <section className={classes.relays}>
      <div className={classes.relaysHead}>
        <h3>{t('network.relays.title')}</h3>
        <span>{t('network.relays.note')}</span>
      </div>
      {relays.error ? <ErrorNotice error={relays.error} onRetry={relays.reload} /> : null}
      {relays.data?.length === 0 ? (
        <p className={classes.none}>{t('network.relays.none')}</p>
      ) : null}
      <ul>
        {relays.data?.slice(0, SHOWN).map((row) => (
          <li key={row.submission} className={classes.relay}>
            <DateText at={row.receivedAt} />
            <span>{t('network.relays.row', { ...row, author: row.author.name })}</span>
            <span>{relayStateText(row, t)}</span>
            <Link to={`/ledger/${row.submission}`}>{t('network.relays.hold')}</Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
