/** The ledger as the ministry sees it: sealed records with hospitals, times and sizes. */
import { IconTransfer } from '@tabler/icons-react'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable } from '#renderer/components/data-table.tsx'
import { EmptyState, ErrorNotice, LoadingRows } from '#renderer/components/feedback.tsx'
import { useNarrow } from '#renderer/components/use-narrow.ts'
import { Page } from '#renderer/frame/page.tsx'
import { navigate, useRoute } from '#renderer/frame/router.tsx'
import { HoldingPane } from './holding-pane.tsx'
import { relayColumns } from './relay-columns.tsx'
import { useRelays } from './use-relays.ts'

const NOTHING: ReadonlySet<string> = new Set()
/** Columns that give way beside an open pane. */
const WIDE_ONLY = new Set(['holder', 'size'])
/** Columns that give way in a narrow window. */
const NOT_NARROW = new Set(['holder', 'size', 'block'])

/** The list and "What we hold". */
export function RelayLedger() {
  const { t } = useTranslation('government')
  const { path } = useRoute()
  const submission = path[1]
  const relays = useRelays()
  const close = useCallback(() => navigate('/ledger'), [])
  const left = useNarrow() ? NOT_NARROW : submission ? WIDE_ONLY : NOTHING
  return (
    <Page
      title={t('ledger.title')}
      subtitle={t('ledger.subtitle')}
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
          title={t('ledger.none.title')}
          text={t('ledger.none.text')}
        />
      ) : null}
      {relays.rows.length > 0 ? (
        <DataTable
          label={t('ledger.label')}
          columns={relayColumns(t).filter(({ key }) => !left.has(key))}
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
