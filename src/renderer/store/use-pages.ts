/** A list loaded page by page as it is scrolled, whose head is asked for again on events. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { keepEqualRows } from './keep-equal-parts.ts'
import { useRevision, type Topic } from './revision.ts'
import { useOneAtATime } from './use-one-at-a-time.ts'
import { toError } from './use-query.ts'

/** How a list is loaded. */
export interface PageSource<Row> {
  /** Changes when another list is meant (another filter): the rows start anew. */
  readonly key: string
  readonly pageSize: number
  /** The page after `rows`; the first page for no rows. */
  readonly load: (rows: readonly Row[]) => Promise<readonly Row[]>
  /** The first page, asked for again, put together with the rows known (see merge-pages.ts). */
  readonly merge: (head: readonly Row[], known: readonly Row[]) => readonly Row[]
  readonly topics: readonly Topic[]
}

/** What a screen gets. */
export interface Pages<Row> {
  readonly rows: readonly Row[]
  readonly error: Error | undefined
  /** Nothing of this list is known yet. */
  readonly loading: boolean
  /** Asks for the next page unless one is on its way or all is loaded. */
  readonly more: () => void
  readonly reload: () => void
}

interface State<Row> {
  readonly key: string
  readonly rows: readonly Row[]
  readonly error: Error | undefined
  readonly complete: boolean
}

/** Loads the first page at once and the others when asked. */
export function usePages<Row>(source: PageSource<Row>): Pages<Row> {
  const { key, topics } = source
  const revision = useRevision(topics)
  const [reloads, setReloads] = useState(0)
  const [state, setState] = useState<State<Row>>()
  const latest = useRef(source)
  useEffect(() => {
    latest.current = source
  })
  const busy = useRef(false)
  const current = state?.key === key ? state : undefined

  const tasks = useOneAtATime(key)

  useEffect(() => {
    tasks.run(async (wanted) => {
      const { load, merge, pageSize } = latest.current
      try {
        const head = await load([])
        if (!wanted()) return
        setState((known) => {
          const before = known?.key === key ? known : undefined
          // What is new pushes the rows of the first page at most into the second.
          const near = before?.rows.slice(0, 2 * pageSize) ?? []
          const rows = merge(keepEqualRows(near, head), before?.rows ?? [])
          if (before && !before.error && isSame(before.rows, rows)) return before
          return { key, rows, error: undefined, complete: rows.length < pageSize }
        })
      } catch (thrown) {
        const error = toError(thrown)
        if (!wanted()) return
        setState((known) => {
          const rows = known?.key === key ? known.rows : []
          return { key, rows, error, complete: false }
        })
      }
    })
    // `revision` and `reloads` say that what `load` answers has changed.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key, revision, reloads, tasks])

  const more = useCallback(() => {
    if (!current || current.complete || current.rows.length === 0 || busy.current) return
    busy.current = true
    latest.current
      .load(current.rows)
      .then(
        (page) => setState((known) => appendPage(known, current, page, latest.current.pageSize)),
        (thrown: unknown) =>
          setState((known) => (known?.key === key ? { ...known, error: toError(thrown) } : known)),
      )
      .finally(() => {
        busy.current = false
      })
  }, [current, key])

  const reload = useCallback(() => setReloads((count) => count + 1), [])
  return {
    rows: current?.rows ?? [],
    error: current?.error,
    loading: current === undefined,
    more,
    reload,
  }
}

function isSame<Row>(before: readonly Row[], rows: readonly Row[]): boolean {
  return before.length === rows.length && before.every((row, place) => row === rows[place])
}

/** Adds a page, unless the list became another one or its tail moved meanwhile. */
function appendPage<Row>(
  known: State<Row> | undefined,
  asked: State<Row>,
  page: readonly Row[],
  pageSize: number,
): State<Row> | undefined {
  if (known?.key !== asked.key || known.rows.at(-1) !== asked.rows.at(-1)) return known
  return {
    key: known.key,
    rows: [...known.rows, ...page],
    error: undefined,
    complete: page.length < pageSize,
  }
}
