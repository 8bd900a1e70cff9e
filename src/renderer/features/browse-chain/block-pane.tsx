/** A block: whether it holds, who voted, what it contains, and last its hashes. */
import { ActionIcon, Tooltip } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconArrowLeft, IconArrowRight, IconShieldCheck, IconShieldX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { BlockView } from '#contract/views/chain'
import { formatDateTime } from '#renderer/components/dates.ts'
import { EmptyState, ErrorNotice, LoadingRows } from '#renderer/components/feedback.tsx'
import { HashText } from '#renderer/components/hash-text.tsx'
import { VoteGrid } from '#renderer/components/vote-grid.tsx'
import { DetailPane } from '#renderer/frame/detail-pane.tsx'
import { Link, navigate } from '#renderer/frame/router.tsx'
import { useStatus } from '#renderer/store/status.ts'
import { useQuery } from '#renderer/store/use-query.ts'
import { transactionMeaning, transactionTitle } from './block-words.ts'
import classes from './chain.module.css'
import { ExportEvidence } from './export-evidence.tsx'
import { TransactionIcon } from './transaction-icon.tsx'

function Step({ to, back }: { to: number | null; back: boolean }) {
  const { t } = useTranslation('chain')
  const name = back ? 'before' : 'after'
  const Icon = back ? IconArrowLeft : IconArrowRight
  const label = t(`block.${name}`)
  return (
    <Tooltip label={to === null ? label : t(`block.${name}Number`, { height: to })}>
      <ActionIcon
        variant="subtle"
        size={32}
        aria-label={label}
        disabled={to === null}
        onClick={() => to !== null && navigate(`/chain/${to}`)}
      >
        <Icon size={16} stroke={1.6} className={classes.direction} />
      </ActionIcon>
    </Tooltip>
  )
}

function checkedText(t: ReturnType<typeof useTranslation<'chain'>>['t'], block: BlockView): string {
  const { transactions, certificate, row } = block
  // The ministry's signature under the header, and the votes.
  const signatures = 1 + certificate.filter((vote) => vote.voted).length
  const values = {
    entries: t('block.entries', { count: transactions.length }),
    signatures: t('block.signatures', { count: signatures }),
  }
  return row.height > 1
    ? t('block.checked', { ...values, previous: row.height - 1 })
    : t('block.checkedFirst', values)
}

function Holds({ block }: { block: BlockView }) {
  const { t } = useTranslation('chain')
  const { verified } = block
  const Icon = verified ? IconShieldCheck : IconShieldX
  return (
    <div className={classes.holds} data-broken={!verified || undefined} aria-live="polite">
      <Icon size={20} stroke={1.6} aria-hidden />
      <div>
        <b>{t(verified ? 'block.verified' : 'block.broken')}</b>
        <p>{verified ? checkedText(t, block) : t('block.brokenText')}</p>
      </div>
    </div>
  )
}

function Entries({ block }: { block: BlockView }) {
  const { t } = useTranslation('chain')
  return (
    <section>
      <h3>{t('block.entriesTitle')}</h3>
      <ul className={classes.entries}>
        {block.transactions.map((row) => (
          <li key={row.id}>
            <TransactionIcon kind={row.kind} />
            <span className={classes.entry}>
              <span className={classes.entryTitle}>{transactionTitle(t, row)}</span>
              <span className={classes.meaning}>{transactionMeaning(t, row)}</span>
            </span>
            <Link to={`/chain/${row.height}/${row.id}`}>{t('block.details')}</Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Header({ block }: { block: BlockView }) {
  const { t } = useTranslation('chain')
  const { header, row } = block
  const before = row.height - 1
  return (
    <section>
      <h3>{t('block.header')}</h3>
      <dl className={classes.header}>
        <dt>{t('block.this')}</dt>
        <dd>
          <HashText value={row.hash} />
        </dd>
        <dt>{before > 0 ? t('block.previous', { height: before }) : t('block.genesis')}</dt>
        <dd>
          <HashText value={header.previous} />
        </dd>
        <dt>{t('block.entriesRoot')}</dt>
        <dd>
          <HashText value={header.transactionRoot} />
        </dd>
        <dt>{t('block.membersRoot')}</dt>
        <dd>
          <HashText value={header.memberRoot} />
        </dd>
        <dt>{t('block.proposedBy')}</dt>
        <dd>{t('block.government')}</dd>
        <dt>{t('block.size')}</dt>
        <dd>{t('block.bytes', { count: header.size })}</dd>
      </dl>
    </section>
  )
}

function Contents({ block }: { block: BlockView }) {
  const { hospitalId } = useStatus()
  return (
    <>
      <Holds block={block} />
      <VoteGrid
        votes={block.certificate}
        needed={block.votesNeeded}
        arrivedAt={block.certificateArrivedAt}
        self={hospitalId}
      />
      <Entries block={block} />
      <Header block={block} />
    </>
  )
}

/** The pane of the block at `height`; Alt with an arrow leads to its neighbours, as the list has them. */
export function BlockPane({ height }: { height: number }) {
  const { t } = useTranslation('chain')
  const head = useStatus().height
  const isHere = height >= 1 && height <= head
  const block = useQuery('chain.block', isHere ? { height } : null, [])
  const before = height > 1 ? Math.min(height - 1, head) : null
  const after = height < head ? height + 1 : null
  const go = (to: number | null) => to !== null && navigate(`/chain/${to}`)
  useHotkeys([
    ['alt+ArrowDown', () => go(before)],
    ['alt+ArrowUp', () => go(after)],
  ])
  return (
    <DetailPane
      title={t('block.title', { height })}
      subtitle={block.data ? formatDateTime(block.data.row.time) : undefined}
      aside={
        <>
          <Step to={before} back />
          <Step to={after} back={false} />
        </>
      }
      onClose={() => navigate('/chain')}
      foot={block.data ? <ExportEvidence height={height} transaction={null} /> : undefined}
    >
      {isHere ? null : (
        <EmptyState
          icon={null}
          title={t('block.title', { height })}
          text={t('block.notYet', { height, newest: head })}
        />
      )}
      {block.loading ? <LoadingRows rows={8} /> : null}
      {block.error ? <ErrorNotice error={block.error} onRetry={block.reload} /> : null}
      {block.data ? <Contents block={block.data} /> : null}
    </DetailPane>
  )
}
