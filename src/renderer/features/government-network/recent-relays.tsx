/** The last records that passed through the ministry, as it sees them. */
import { DateText } from '#renderer/components/date-text.tsx'
import { ErrorNotice } from '#renderer/components/feedback.tsx'
import { Link } from '#renderer/frame/router.tsx'
import { useQuery } from '#renderer/store/use-query.ts'
import { relayStateText } from '../relay-ledger/relay-words.ts'
import classes from './government-network.module.css'

const SHOWN = 5

/** The list. */
export function RecentRelays() {
  const relays = useQuery('government.relays', { before: null, limit: SHOWN }, ['relays', 'block'])
  return (
    <section className={classes.relays}>
      <div className={classes.relaysHead}>
        <h3>Relayed last</h3>
        <span>names of hospitals, times and sizes: this the ministry does see</span>
      </div>
      {relays.error ? <ErrorNotice error={relays.error} onRetry={relays.reload} /> : null}
      {relays.data?.length === 0 ? <p className={classes.none}>No record has passed yet.</p> : null}
      <ul>
        {relays.data?.map((row) => (
          <li key={row.submission} className={classes.relay}>
            <DateText at={row.receivedAt} />
            <span>
              {row.author.name} no. {row.nonce}, {row.size.toLocaleString('en')} sealed bytes
            </span>
            <span>{relayStateText(row)}</span>
            <Link to={`/ledger/${row.submission}`}>What we hold</Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
