/** A list of blocks, all or a hospital's: its shape, which grows, and the rows that are in sight. */
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { BlockList, BlockRow } from '#contract/views/chain'
import { getClient } from '#renderer/client.ts'
import { useRevision } from '#renderer/store/revision.ts'
import { useOneAtATime } from '#renderer/store/use-one-at-a-time.ts'
import { toError } from '#renderer/store/use-query.ts'
import { PageCache } from './page-cache.ts'

/** What the screen gets. */
export interface Blocks {
  /** Undefined until the first answer. */
  readonly list: BlockList | undefined
  readonly rows: PageCache<BlockRow>
  readonly error: Error | undefined
  readonly reload: () => void
}

interface State {
  readonly hospital: string | null
  readonly list: BlockList | undefined
  readonly error: Error | undefined
}

/** The list grown by what was asked for from its newest known day on. */
export function growList(known: BlockList | undefined, from: number | null, answer: BlockList) {
  if (!known || from === null) return answer
  const before = known.days.filter(({ time }) => time < from)
  return { ...answer, first: known.first, days: [...before, ...answer.days] }
}

/** The blocks of the chain, or those that hold something of a hospital. */
export function useBlockList(hospital: string | null): Blocks {
  const [state, setState] = useState<State>({ hospital, list: undefined, error: undefined })
  const [reloads, setReloads] = useState(0)
  const revision = useRevision(['block'])
  const tasks = useOneAtATime(`blocks of ${hospital ?? 'all'}`)
  const [, setLoaded] = useState(0)
  const known = state.hospital === hospital ? state.list : undefined

  const rows = useMemo(
    () =>
      new PageCache<BlockRow>({
        load: (below, limit) => getClient().call('chain.blocks', { below, limit, hospital }),
        onChange: (error) => {
          setLoaded((count) => count + 1)
          setState((before) => (before.hospital === hospital ? { ...before, error } : before))
        },
      }),
    [hospital],
  )

  useEffect(() => {
    tasks.run(async (wanted) => {
      const from = known?.days.at(-1)?.time ?? null
      try {
        const answer = await getClient().call('chain.list', { hospital, from, to: null })
        if (!wanted()) return
        setState({ hospital, list: growList(known, from, answer), error: undefined })
      } catch (thrown) {
        if (wanted()) setState({ hospital, list: known, error: toError(thrown) })
      }
    })
    // `revision` and `reloads` say that the list has grown; `known` is where it had come to.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [hospital, revision, reloads, tasks])

  const reload = useCallback(() => setReloads((count) => count + 1), [])
  return {
    list: known,
    rows,
    error: state.hospital === hospital ? state.error : undefined,
    reload,
  }
}
