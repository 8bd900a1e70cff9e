/** The governance log, newest first, loaded page by page. */
import type { GovernanceKind, GovernanceRow } from '#contract/views/governance'
import { getClient } from '#renderer/client.ts'
import { mergeNewestFirst } from '#renderer/store/merge-pages.ts'
import { type Pages, usePages } from '#renderer/store/use-pages.ts'

const PAGE_SIZE = 50

/** What is looked for; null for all. */
export interface GovernanceFilter {
  readonly hospital: string | null
  readonly kind: GovernanceKind | null
}

/** The rows; `more` asks for those before the last one known. */
export function useGovernance(filter: GovernanceFilter): Pages<GovernanceRow> {
  return usePages<GovernanceRow>({
    key: `governance ${filter.hospital ?? ''} ${filter.kind ?? ''}`,
    pageSize: PAGE_SIZE,
    load: (rows) => {
      const last = rows.at(-1)
      const before = last ? { height: last.height, index: last.index } : null
      return getClient().call('governance.log', { ...filter, before, limit: PAGE_SIZE })
    },
    merge: (head, known) => mergeNewestFirst(head, known, PAGE_SIZE, orderOf),
    topics: ['block'],
  })
}

/** Falls along the list: a block holds at most 256 transactions (PROTOCOL §10). */
function orderOf({ height, index }: GovernanceRow): number {
  return height * 256 + index
}
