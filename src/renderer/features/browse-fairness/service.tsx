/** The service of the network: records a day, rejections, and what waits longest. */
import { useTranslation } from 'react-i18next'
import type { Fairness } from '#contract/views/fairness'
import { formatDateTime } from '#renderer/components/dates.ts'
import { formatDuration } from '#renderer/components/durations.ts'
import { formatCount, formatDecimal, formatPercent } from '#renderer/components/numbers.ts'
import { useNow } from '#renderer/components/use-now.ts'
import { Link } from '#renderer/frame/router.tsx'
import classes from './fairness.module.css'
import { RecordsADay } from './records-a-day.tsx'
import {
  busiestHour,
  lastDays,
  recordsADay,
  recordsOfLastDay,
  rejectedShare,
} from './throughput.ts'

function Figures({ fairness, now }: { fairness: Fairness; now: number }) {
  const { t } = useTranslation('network')
  const { hours, since } = fairness
  const share = rejectedShare(fairness)
  const figures: readonly (readonly [string, string])[] = [
    [t('fairness.service.lastDay'), formatCount(recordsOfLastDay(hours, now))],
    [t('fairness.service.recordsADay'), formatDecimal(recordsADay(hours, since ?? now, now))],
    [t('fairness.service.recordsAnHour'), formatCount(busiestHour(hours))],
    [t('fairness.service.rejected'), share === undefined ? '–' : formatPercent(share)],
  ]
  return (
    <dl className={classes.figures}>
      {figures.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Waiting({ waiting, now }: { waiting: Fairness['waiting']; now: number }) {
  const { t } = useTranslation('network')
  return (
    <section className={classes.section}>
      <h2>{t('fairness.waiting.title')}</h2>
      {waiting.length === 0 ? (
        <p className={classes.explain}>{t('fairness.waiting.none')}</p>
      ) : (
        <ul className={classes.waiting}>
          {waiting.map((row) => (
            <li key={row.submission}>
              <Link to={`/ledger/${row.submission}`}>{t('fairness.waiting.row', row)}</Link>
              <span>
                {t('fairness.waiting.since', {
                  duration: formatDuration(Math.max(0, now - row.receivedAt)),
                  date: formatDateTime(row.receivedAt),
                })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** What only the ministry can tell, or looks after. */
export function Service({ fairness }: { fairness: Fairness }) {
  const now = useNow(60_000)
  return (
    <>
      <Figures fairness={fairness} now={now} />
      <Waiting waiting={fairness.waiting} now={now} />
      <RecordsADay days={lastDays(fairness.hours, now)} />
    </>
  )
}
