/** One entry of a block: what it means, its public fields, and its bytes. */
import { Button } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { TransactionView } from '#contract/views/chain'
import { ErrorNotice, LoadingRows } from '#renderer/components/feedback.tsx'
import { HashText } from '#renderer/components/hash-text.tsx'
import { HexView } from '#renderer/components/hex-view.tsx'
import { DetailPane } from '#renderer/frame/detail-pane.tsx'
import { Link, navigate } from '#renderer/frame/router.tsx'
import { useStatus } from '#renderer/store/status.ts'
import { useQuery } from '#renderer/store/use-query.ts'
import { transactionMeaning, transactionTitle } from './block-words.ts'
import classes from './chain.module.css'
import { ExportEvidence } from './export-evidence.tsx'

/** Keys, hashes and signatures by their first sixteen digits. */
function withShortHashes(fields: string): string {
  return fields.replaceAll(/"([0-9a-f]{16})[0-9a-f]{16,}"/g, '"$1…"')
}

function HospitalLink({ of }: { of: TransactionView['row']['hospital'] }) {
  const { mode } = useStatus()
  const screen = mode === 'government' ? 'hospitals' : 'network'
  return <Link to={`/${screen}/${of.id}`}>{of.name}</Link>
}

function Facts({ row }: { row: TransactionView['row'] }) {
  const { t } = useTranslation('chain')
  return (
    <dl className={classes.facts}>
      <dt>{t('transaction.hospital')}</dt>
      <dd>
        <HospitalLink of={row.hospital} />
      </dd>
      {row.validator ? (
        <>
          <dt>{t('transaction.validator')}</dt>
          <dd>
            <HospitalLink of={row.validator} />
          </dd>
        </>
      ) : null}
      <dt>{t('transaction.this')}</dt>
      <dd>
        <HashText value={row.id} />
      </dd>
      {row.submission ? (
        <>
          <dt>{t('transaction.submission')}</dt>
          <dd>
            <HashText value={row.submission} />
          </dd>
        </>
      ) : null}
    </dl>
  )
}

function Contents({ view }: { view: TransactionView }) {
  const { t } = useTranslation('chain')
  const length = view.bytes.length / 2
  return (
    <>
      <p>{transactionMeaning(t, view.row)}</p>
      <Facts row={view.row} />
      <section>
        <h3>{t('transaction.fields')}</h3>
        <p className={classes.meaning}>{t('transaction.fieldsText')}</p>
        <pre className={classes.fields}>{withShortHashes(view.fields)}</pre>
      </section>
      <section>
        <h3>{t('transaction.bytes', { count: length })}</h3>
        <HexView bytes={view.bytes} length={length} />
      </section>
    </>
  )
}

/** Ways to what this hospital can read of it. */
function Ways({ view }: { view: TransactionView }) {
  const { t } = useTranslation('chain')
  const { hospitalId } = useStatus()
  const { row, patient } = view
  const own = row.submission !== null && row.hospital.id === hospitalId
  return (
    <>
      {own ? (
        <Button variant="default" onClick={() => navigate(`/submissions/${row.submission}`)}>
          {t('transaction.openSubmission')}
        </Button>
      ) : null}
      {patient === null ? null : (
        <Button variant="default" onClick={() => navigate(`/patients/${patient}`)}>
          {t('transaction.openChart')}
        </Button>
      )}
    </>
  )
}

/** The pane of the entry `id` in the block at `height`. */
export function TransactionPane({ height, id }: { height: number; id: string }) {
  const { t } = useTranslation('chain')
  const view = useQuery('chain.transaction', /^[0-9a-f]{64}$/.test(id) ? { id } : null, [])
  return (
    <DetailPane
      title={view.data ? transactionTitle(t, view.data.row) : t('transaction.title')}
      onClose={() => navigate('/chain')}
      foot={
        <>
          <Button
            variant="default"
            className={classes.backToBlock ?? ''}
            leftSection={<IconArrowLeft size={16} stroke={1.6} className={classes.direction} />}
            onClick={() => navigate(`/chain/${height}`)}
          >
            {t('transaction.toBlock', { height })}
          </Button>
          {view.data ? <ExportEvidence height={view.data.row.height} transaction={id} /> : null}
          {view.data ? <Ways view={view.data} /> : null}
        </>
      }
    >
      {view.loading ? <LoadingRows rows={8} /> : null}
      {view.error ? <ErrorNotice error={view.error} onRetry={view.reload} /> : null}
      {view.data ? <Contents view={view.data} /> : null}
    </DetailPane>
  )
}
