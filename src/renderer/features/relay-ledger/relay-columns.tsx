/** The columns of the ledger. */
import type { TFunction } from 'i18next'
import type { RelayRow } from '#contract/views/chain'
import { formatDateTime } from '#renderer/components/dates.ts'
import { formatCount } from '#renderer/components/numbers.ts'
import type { Column } from '#renderer/components/table-column.ts'
import { RelayState } from './relay-state.tsx'

/** All of them, in their order. */
export function relayColumns(t: TFunction<'government'>): readonly Column<RelayRow>[] {
  return [
    {
      key: 'author',
      head: t('ledger.column.from'),
      width: 'minmax(130px, 1.4fr)',
      cell: (row) => row.author.name,
    },
    {
      key: 'nonce',
      head: t('ledger.column.number'),
      width: '52px',
      align: 'end',
      cell: (row) => formatCount(row.nonce),
    },
    {
      key: 'state',
      head: t('ledger.column.state'),
      width: '168px',
      cell: (row) => <RelayState row={row} />,
    },
    {
      key: 'holder',
      head: t('ledger.column.holder'),
      width: 'minmax(110px, 1fr)',
      cell: (row) => row.holder?.name ?? '–',
    },
    {
      key: 'block',
      head: t('ledger.column.block'),
      width: '60px',
      align: 'end',
      cell: (row) => (row.place ? formatCount(row.place.height) : '–'),
    },
    {
      key: 'size',
      head: t('ledger.column.bytes'),
      width: '64px',
      align: 'end',
      cell: (row) => formatCount(row.size),
    },
    {
      key: 'time',
      head: t('ledger.column.received'),
      width: '140px',
      align: 'end',
      cell: (row) => formatDateTime(row.receivedAt),
    },
  ]
}
