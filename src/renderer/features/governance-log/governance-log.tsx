/** Every membership change and key epoch, from the chain, newest first. */
import { IconGavel } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState, ErrorNotice, LoadingRows } from '#renderer/components/feedback.tsx'
import { Page } from '#renderer/frame/page.tsx'
import { useCommand } from '#renderer/store/use-command.ts'
import { ExportGovernance } from './export-governance.tsx'
import { GovernanceFilters } from './governance-filters.tsx'
import { GovernancePane } from './governance-pane.tsx'
import { GovernanceTable } from './governance-table.tsx'
import { type GovernanceFilter, useGovernance } from './use-governance.ts'

/** Props of GovernanceLog. */
export interface GovernanceLogProps {
  title: string
  subtitle?: string
  /** The way to other views that share the page. */
  tabs: ReactNode
}

const ALL: GovernanceFilter = { hospital: null, kind: null }

/** The page with the log, its filters, its pane, and its export. */
export function GovernanceLog({ title, subtitle, tabs }: GovernanceLogProps) {
  const [filter, setFilter] = useState(ALL)
  const [selected, setSelected] = useState<string | null>(null)
  const log = useGovernance(filter)
  const exporting = useCommand('governance.export')
  const row = log.rows.find(({ id }) => id === selected)
  const empty = !log.loading && !log.error && log.rows.length === 0
  return (
    <Page
      title={title}
      subtitle={subtitle}
      actions={
        <>
          <ExportGovernance command={exporting} />
          {tabs}
        </>
      }
      detailWidth={408}
      detail={row ? <GovernancePane row={row} onClose={() => setSelected(null)} /> : undefined}
    >
      <GovernanceFilters filter={filter} onChange={setFilter} />
      {exporting.error ? <ErrorNotice error={exporting.error} /> : null}
      {log.error ? <ErrorNotice error={log.error} onRetry={log.reload} /> : null}
      {log.loading ? <LoadingRows rows={8} /> : null}
      {empty ? <NothingHere filtered={filter.hospital !== null || filter.kind !== null} /> : null}
      {log.rows.length > 0 ? (
        <GovernanceTable
          rows={log.rows}
          selected={row?.id ?? null}
          onSelect={({ id }) => setSelected(id)}
          onEndReached={log.more}
        />
      ) : null}
    </Page>
  )
}

function NothingHere({ filtered }: { filtered: boolean }) {
  const { t } = useTranslation('government')
  const what = filtered ? 'noMatch' : 'none'
  return (
    <EmptyState
      icon={<IconGavel />}
      title={t(`governance.${what}.title`)}
      text={t(`governance.${what}.text`)}
    />
  )
}
