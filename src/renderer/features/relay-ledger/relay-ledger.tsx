/** The ledger as the ministry sees it: sealed records with hospitals, times and sizes. */
import { IconTransfer } from '@tabler/icons-react'
import { useCallback } from 'react'
import type { RelayRow } from '#contract/views/chain'
import { DataTable, type Column } from '#renderer/components/data-table.tsx'
import { formatDateTime } from '#renderer/components/date-text.tsx'
import { EmptyState, ErrorNotice, LoadingRows } from '#renderer/components/feedback.tsx'
import { Page } from '#renderer/frame/page.tsx'
import { navigate, useRoute } from '#renderer/frame/router.tsx'
import { HoldingPane } from './holding-pane.tsx'
import { RelayState } from './relay-state.tsx'
import { useRelays } from './use-relays.ts'

const COLUMNS: readonly Column<RelayRow>[] = [
  {
    key: 'author',
    head: 'From',
    width: 'minmax(150px, 1.4fr)',
    cell: (row) => row.author.name,
  },
  { key: 'nonce', head: 'No.', width: '52px', align: 'end', cell: (row) => row.nonce },
  { key: 'state', head: 'State', width: '168px', cell: (row) => <RelayState row={row} /> },
  {
    key: 'holder',
    head: 'Reviewed by',
    width: 'minmax(110px, 1fr)',
    cell: (row) => row.holder?.name ?? '–',
  },
  { key: 'block', head: 'Block', width: '52px', align: 'end', cell: (row) => row.height ?? '–' },
  {
    key: 'size',
    head: 'Bytes',
    width: '60px',
    align: 'end',
    cell: (row) => row.size.toLocaleString('en'),
  },
  {
    key: 'time',
    head: 'Received',
    width: '132px',
    align: 'end',
    cell: (row) => formatDateTime(row.receivedAt),
  },
]

/** Beside an open pane there is room for these. */
const NARROW_COLUMNS = COLUMNS.filter((column) => !['holder', 'size'].includes(column.key))

/** The list and "What we hold". */
export function RelayLedger() {
  const { path } = useRoute()
  const submission = path[1]
  const relays = useRelays()
  const close = useCallback(() => navigate('/ledger'), [])
  return (
    <Page
      title="Ledger"
      subtitle="every record that passed, sealed"
      detail={
        submission ? (
          <HoldingPane key={submission} submission={submission} onClose={close} />
        ) : undefined
      }
      detailWidth={480}
    >
      {relays.error ? <ErrorNotice error={relays.error} onRetry={relays.reload} /> : null}
      {relays.loading ? <LoadingRows rows={10} /> : null}
      {!relays.loading && relays.rows.length === 0 && !relays.error ? (
        <EmptyState
          icon={<IconTransfer />}
          title="No record has passed yet"
          text="When a hospital submits a diagnosis, its sealed record appears here: who sent it, when, how large it is, and nothing of what it says."
        />
      ) : null}
      {relays.rows.length > 0 ? (
        <DataTable
          label="Relayed records"
          columns={submission ? NARROW_COLUMNS : COLUMNS}
          rows={relays.rows}
          rowKey={(row) => row.submission}
          selectedKey={submission ?? null}
          onSelect={(row) => navigate(`/ledger/${row.submission}`)}
          onEndReached={relays.more}
        />
      ) : null}
    </Page>
  )
}
