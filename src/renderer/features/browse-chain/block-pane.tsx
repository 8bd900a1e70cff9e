/** A block: whether it holds, who voted, what it contains, and last its hashes. */
import { ActionIcon, Tooltip } from '@mantine/core'
import { IconArrowLeft, IconArrowRight, IconShieldCheck, IconShieldX } from '@tabler/icons-react'
import type { BlockView } from '#contract/views/chain'
import { formatDateTime } from '#renderer/components/date-text.tsx'
import { ErrorNotice, LoadingRows } from '#renderer/components/feedback.tsx'
import { HashText } from '#renderer/components/hash-text.tsx'
import { countOf } from '#renderer/components/plural.ts'
import { VoteGrid } from '#renderer/components/vote-grid.tsx'
import { DetailPane } from '#renderer/frame/detail-pane.tsx'
import { Link, navigate } from '#renderer/frame/router.tsx'
import { useStatus } from '#renderer/store/status.ts'
import { useQuery } from '#renderer/store/use-query.ts'
import { transactionMeaning, transactionTitle } from './block-words.ts'
import classes from './chain.module.css'
import { TransactionIcon } from './transaction-icon.tsx'

function Step({ to, back }: { to: number | null; back: boolean }) {
  const label = back ? 'The block before' : 'The block after'
  const Icon = back ? IconArrowLeft : IconArrowRight
  return (
    <Tooltip label={to === null ? label : `${label}, ${to}`}>
      <ActionIcon
        variant="subtle"
        size={32}
        aria-label={label}
        disabled={to === null}
        onClick={() => to !== null && navigate(`/chain/${to}`)}
      >
        <Icon size={16} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  )
}

function Holds({ block }: { block: BlockView }) {
  const { verified, transactions, row } = block
  const Icon = verified ? IconShieldCheck : IconShieldX
  const given = block.certificate.filter((vote) => vote.voted).length
  return (
    <div className={classes.holds} data-broken={!verified || undefined} aria-live="polite">
      <Icon size={20} stroke={1.6} aria-hidden />
      <div>
        <b>{verified ? 'Verified just now on this computer' : 'This block does not hold'}</b>
        <p>
          {verified
            ? `Hash, ${countOf(transactions.length, 'entry', 'entries')}, ${countOf(given, 'signature')}${row.height > 0 ? ` and the link to block ${row.height - 1}` : ''} hold.`
            : 'Its stored bytes differ from what the hospitals signed. Records in it must not be relied on here. Tell the administrator; the network holds the right bytes.'}
        </p>
      </div>
    </div>
  )
}

function Entries({ block }: { block: BlockView }) {
  if (block.transactions.length === 0) return null
  return (
    <section>
      <h3>Entries</h3>
      <ul className={classes.entries}>
        {block.transactions.map((row) => (
          <li key={row.id}>
            <TransactionIcon kind={row.kind} />
            <span className={classes.entry}>
              <span className={classes.entryTitle}>{transactionTitle(row)}</span>
              <span className={classes.meaning}>{transactionMeaning(row)}</span>
            </span>
            <Link to={`/chain/${row.height}/${row.id}`}>Details</Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Header({ block }: { block: BlockView }) {
  const { header, row } = block
  return (
    <section>
      <h3>Header</h3>
      <dl className={classes.header}>
        <dt>This block</dt>
        <dd>
          <HashText value={row.hash} />
        </dd>
        <dt>{row.height > 0 ? `Previous, ${row.height - 1}` : 'Previous'}</dt>
        <dd>
          <HashText value={header.previous} />
        </dd>
        <dt>Entries (root)</dt>
        <dd>
          <HashText value={header.transactionRoot} />
        </dd>
        <dt>Members (root)</dt>
        <dd>
          <HashText value={header.memberRoot} />
        </dd>
        <dt>Proposed by</dt>
        <dd>The government</dd>
        <dt>Size</dt>
        <dd>{countOf(header.size, 'byte')}</dd>
      </dl>
    </section>
  )
}

/** The pane of the block at `height`. */
export function BlockPane({ height }: { height: number }) {
  const head = useStatus().height
  const block = useQuery('chain.block', { height }, [])
  return (
    <DetailPane
      title={`Block ${height}`}
      subtitle={block.data ? formatDateTime(block.data.row.time) : undefined}
      aside={
        <>
          <Step to={height > 0 ? height - 1 : null} back />
          <Step to={height < head ? height + 1 : null} back={false} />
        </>
      }
      onClose={() => navigate('/chain')}
    >
      {block.loading ? <LoadingRows rows={8} /> : null}
      {block.error ? <ErrorNotice error={block.error} onRetry={block.reload} /> : null}
      {block.data ? (
        <>
          <Holds block={block.data} />
          {block.data.certificate.length > 0 ? (
            <VoteGrid votes={block.data.certificate} needed={block.data.votesNeeded} />
          ) : null}
          <Entries block={block.data} />
          <Header block={block.data} />
        </>
      ) : null}
    </DetailPane>
  )
}
