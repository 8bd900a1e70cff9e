/** What passes through the ministry at this moment, as it sees it: the newest first. */
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { PassageRow } from '#contract/views/chain'
import { formatTimeWithSeconds } from '#renderer/components/dates.ts'
import { ErrorNotice } from '#renderer/components/feedback.tsx'
import { showWhole } from '#renderer/components/whole-on-hover.ts'
import { Link } from '#renderer/frame/router.tsx'
import { useQuery } from '#renderer/store/use-query.ts'
import classes from './government-network.module.css'

/** Rows below the map; older ones are in the ledger and the chain. */
const SHOWN = 12

/** Kinds that the ministry sends to one hospital; what else names a hospital came from it. */
const SENT: ReadonlySet<PassageRow['kind']> = new Set(['receipt', 'ask'])

type Words = TFunction<'government'>

function routeText({ kind, hospital }: PassageRow, t: Words): string {
  if (!hospital) return t('network.passing.toAll')
  const values = { hospital: hospital.name }
  return SENT.has(kind)
    ? t('network.passing.toHospital', values)
    : t('network.passing.fromHospital', values)
}

function contentText({ size, height }: PassageRow, t: Words): string {
  if (size !== null) return t('network.passing.bytes', { count: size })
  return height === null ? t('network.passing.signed') : t('network.passing.block', { height })
}

function PassageLine({ row }: { row: PassageRow }) {
  const { t } = useTranslation('government')
  return (
    <li className={classes.passage}>
      <time dateTime={new Date(row.time).toISOString()}>{formatTimeWithSeconds(row.time)}</time>
      <strong>{t(`network.passing.kind.${row.kind}`)}</strong>
      <span onPointerEnter={showWhole}>{routeText(row, t)}</span>
      <span>{contentText(row, t)}</span>
      <span>
        {row.submission ? (
          <Link to={`/ledger/${row.submission}`}>{t('network.passing.hold')}</Link>
        ) : null}
      </span>
    </li>
  )
}

/** The list. */
export function Passing() {
  const { t } = useTranslation('government')
  const traffic = useQuery('government.traffic', {}, ['traffic'])
  return (
    <section className={classes.passing}>
      <div className={classes.passingHead}>
        <h3>{t('network.passing.title')}</h3>
        <span>{t('network.passing.note')}</span>
      </div>
      {traffic.error ? <ErrorNotice error={traffic.error} onRetry={traffic.reload} /> : null}
      {traffic.data?.length === 0 ? (
        <p className={classes.none}>{t('network.passing.none')}</p>
      ) : null}
      <ul>
        {traffic.data?.slice(0, SHOWN).map((row) => (
          <PassageLine key={row.number} row={row} />
        ))}
      </ul>
    </section>
  )
}
