/** The relayed submissions, open ones first, then those that ended, loaded page by page. */
import type { RelayRow } from '#contract/views/chain'
import { getClient } from '#renderer/client.ts'
import { type Pages, usePages } from '#renderer/store/use-pages.ts'
import { mergeRelays } from './merge-relays.ts'

const PAGE_SIZE = 100

/** The rows; `more` asks for those that ended before the last one known. */
export function useRelays(): Pages<RelayRow> {
  return usePages<RelayRow>({
    key: 'relays',
    pageSize: PAGE_SIZE,
    load: async (rows) => {
      const before = rows.at(-1)?.place ?? null
      // All that are open came with the first page.
      if (rows.length > 0 && before === null) return []
      return getClient().call('government.relays', { before, limit: PAGE_SIZE })
    },
    merge: (head, known) => mergeRelays(head, known, PAGE_SIZE),
    topics: ['relays', 'block'],
  })
}
