/** The reviews that wait here, asked for once for every part of the window that shows them. */
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { ReviewRow } from '#contract/views/submission'
import { useQuery, type QueryResult } from '#renderer/store/use-query.ts'

type Waiting = QueryResult<readonly ReviewRow[]>

const UNASKED: Waiting = { data: undefined, error: undefined, loading: true, reload: () => {} }

const waitingStore = createStore<Waiting>()(() => UNASKED)

/** Asks for the list and shares it; for the one part that is always there. */
export function useAskForWaiting(): readonly ReviewRow[] | undefined {
  const { data, error, loading, reload } = useQuery('reviews.list', {}, ['review'])
  useEffect(
    () => waitingStore.setState({ data, error, loading, reload }),
    [data, error, loading, reload],
  )
  useEffect(() => () => waitingStore.setState(UNASKED), [])
  return data
}

/** The list as it was last answered. */
export function useWaiting(): Waiting {
  return useStore(waitingStore)
}
