/** Puts the head of the ledger's list, asked for again, together with the rows known. Pure. */
import type { RelayRow } from '#contract/views/chain'
import { mergeNewestFirst } from '#renderer/store/merge-pages.ts'

/** The open rows as they are now, then those that ended; `pageSize` is how many of them came. */
export function mergeRelays(
  head: readonly RelayRow[],
  known: readonly RelayRow[],
  pageSize: number,
): readonly RelayRow[] {
  const open = head.filter((row) => row.place === null)
  const ended = (rows: readonly RelayRow[]) => rows.filter((row) => row.place !== null)
  return [...open, ...mergeNewestFirst(ended(head), ended(known), pageSize, orderOf)]
}

/** Falls along the list: a block holds at most 256 transactions (PROTOCOL §10). */
function orderOf({ place }: RelayRow): number {
  return place ? place.height * 256 + place.index : Infinity
}
