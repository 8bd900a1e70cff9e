/** The blocks of the list, newest first, from the tip or from a block that was jumped to. */
import type { BlockRow } from '#contract/views/chain'
import { getClient } from '#renderer/client.ts'
import { mergeNewestFirst } from '#renderer/store/merge-pages.ts'
import { usePages, type Pages } from '#renderer/store/use-pages.ts'

const PAGE_SIZE = 100

/** Blocks from height `from` downwards; from the tip, and growing with it, for null. */
export function useBlocks(from: number | null): Pages<BlockRow> {
  const first = from === null ? null : from + 1
  return usePages<BlockRow>({
    key: `from ${from ?? 'tip'}`,
    pageSize: PAGE_SIZE,
    topics: ['block'],
    load: (rows) =>
      getClient().call('chain.blocks', { below: rows.at(-1)?.height ?? first, limit: PAGE_SIZE }),
    merge: (head, known) => mergeNewestFirst(head, known, PAGE_SIZE, (row) => row.height),
  })
}
