/** One entry of a block: what it means, its public fields, and its bytes. */
import { Button } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import type { TransactionView } from '#contract/views/chain'
import { ErrorNotice, LoadingRows } from '#renderer/components/feedback.tsx'
import { HashText } from '#renderer/components/hash-text.tsx'
import { HexView } from '#renderer/components/hex-view.tsx'
import { countOf } from '#renderer/components/plural.ts'
import { DetailPane } from '#renderer/frame/detail-pane.tsx'
import { navigate } from '#renderer/frame/router.tsx'
import { useStatus } from '#renderer/store/status.ts'
import { useQuery } from '#renderer/store/use-query.ts'
import { transactionMeaning, transactionTitle } from './block-words.ts'
import classes from './chain.module.css'

/** Keys, hashes and signatures by their first sixteen digits. */
function withShortHashes(fields: string): string {
  return fields.replaceAll(/"([0-9a-f]{16})[0-9a-f]{16,}"/g, '"$1…"')
}

function Contents({ view }: { view: TransactionView }) {
  return (
    <>
      <p className={classes.meaning}>{transactionMeaning(view.row)}</p>
      <dl className={classes.header}>
        <dt>This entry</dt>
        <dd>
          <HashText value={view.row.id} />
        </dd>
        {view.row.submission ? (
          <>
            <dt>Submission</dt>
            <dd>
              <HashText value={view.row.submission} />
            </dd>
          </>
        ) : null}
      </dl>
      <section>
        <h3>Public fields</h3>
        <p className={classes.meaning}>
          Everything that stands in the block. The clinical content is sealed beside it. Long values
          are cut here; the bytes below are whole.
        </p>
        <pre className={classes.fields}>{withShortHashes(view.fields)}</pre>
      </section>
      <section>
        <h3>Bytes, {countOf(view.bytes.length / 2, 'byte')}</h3>
        <HexView bytes={view.bytes} length={view.bytes.length / 2} />
      </section>
    </>
  )
}

/** The pane of the entry `id` in the block at `height`. */
export function TransactionPane({ height, id }: { height: number; id: string }) {
  const { hospitalId } = useStatus()
  const view = useQuery('chain.transaction', { id }, [])
  const row = view.data?.row
  const own = row?.submission && row.hospital.id === hospitalId ? row.submission : null
  return (
    <DetailPane
      title={row ? transactionTitle(row) : 'Entry'}
      onClose={() => navigate('/chain')}
      foot={
        <>
          <Button
            variant="default"
            mr="auto"
            leftSection={<IconArrowLeft size={16} stroke={1.6} />}
            onClick={() => navigate(`/chain/${height}`)}
          >
            Block {height}
          </Button>
          {own ? (
            <Button variant="default" onClick={() => navigate(`/submissions/${own}`)}>
              Open the submission
            </Button>
          ) : null}
        </>
      }
    >
      {view.loading ? <LoadingRows rows={8} /> : null}
      {view.error ? <ErrorNotice error={view.error} onRetry={view.reload} /> : null}
      {view.data ? <Contents view={view.data} /> : null}
    </DetailPane>
  )
}
