/** The relayed submissions, newest first, loaded page by page. */
import type { RelayRow } from '#contract/views/chain'
import { getClient } from '#renderer/client.ts'
import { mergeNewestFirst } from '#renderer/store/merge-pages.ts'
import { usePages, type Pages } from '#renderer/store/use-pages.ts'

const PAGE_SIZE = 100

/** The rows; `more` asks for those received before the last one known. */
export function useRelays(): Pages<RelayRow> {
  return usePages<RelayRow>({
    key: 'relays',
    pageSize: PAGE_SIZE,
    load: (rows) =>
      getClient().call('government.relays', {
        before: rows.at(-1)?.receivedAt ?? null,
        limit: PAGE_SIZE,
      }),
    merge: (head, known) => mergeNewestFirst(head, known, PAGE_SIZE, (row) => row.receivedAt),
    topics: ['relays', 'block'],
  })
}
