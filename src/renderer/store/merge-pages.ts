/** Puts pages of a growing list together when its head is asked for again. Pure. */

/**
 * The head asked for again, followed by the older rows known before it. `order` falls along the
 * list (a height, a nonce). Where more came than one page holds, the old rows are dropped rather
 * than shown with a gap: scrolling asks for them again.
 */
export function mergeNewestFirst<Row>(
  head: readonly Row[],
  known: readonly Row[],
  pageSize: number,
  order: (row: Row) => number,
): readonly Row[] {
  const last = head.at(-1)
  const newestKnown = known[0]
  if (!last || !newestKnown || head.length < pageSize) return head
  if (order(last) > order(newestKnown)) return head
  return [...head, ...known.filter((row) => order(row) < order(last))]
}

/** The head asked for again in place of as many rows; no key twice. For lists paged by offset. */
export function mergeByOffset<Row>(
  head: readonly Row[],
  known: readonly Row[],
  pageSize: number,
  key: (row: Row) => number,
): readonly Row[] {
  if (head.length < pageSize) return head
  const seen = new Set(head.map(key))
  return [...head, ...known.slice(head.length).filter((row) => !seen.has(key(row)))]
}
