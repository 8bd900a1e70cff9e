/** What the condition box found, and which of it the keyboard is on. */
import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import type { ConditionMatch } from '#contract/views/diagnosis'
import { useNewest } from '#renderer/store/use-newest.ts'
import { useQuery } from '#renderer/store/use-query.ts'

const LIMIT = 40

/** State of the condition box. */
export interface ConditionSearch {
  readonly text: string
  readonly setText: (text: string) => void
  /** The text that `matches` answers: older than `text` while an answer is on its way. */
  readonly answered: string
  /** Recents first, then the others, each in the order of the node. */
  readonly matches: readonly ConditionMatch[]
  readonly recents: number
  readonly total: number
  readonly loading: boolean
  readonly error: Error | undefined
  readonly active: number
  readonly move: (by: number) => void
  readonly setActive: (index: number) => void
}

/** Searches as text is typed. With no text, the conditions recorded here recently. */
export function useConditionSearch(): ConditionSearch {
  const [text, setTextState] = useState('')
  const [active, setActive] = useState(0)
  const asked = text.trim()
  const { data, error, loading } = useQuery('conditions.search', { text: asked, limit: LIMIT }, [])
  const answer = useMemo(() => data && { ...data, text: asked }, [data, asked])
  const newest = useNewest(answer)
  // The list is drawn after the letter, and not at all for an answer that a newer one overtakes.
  const found = useDeferredValue(newest)
  const matches = useMemo(() => {
    const all = found?.matches ?? []
    return [...all.filter((one) => one.recent), ...all.filter((one) => !one.recent)]
  }, [found])
  const setText = useCallback((next: string) => {
    setTextState(next)
    setActive(0)
  }, [])
  return {
    text,
    setText,
    answered: found?.text ?? '',
    matches,
    recents: matches.filter((one) => one.recent).length,
    total: found?.total ?? 0,
    loading: loading || found !== newest,
    error,
    active: Math.min(active, Math.max(0, matches.length - 1)),
    move: (by) => setActive((from) => Math.max(0, Math.min(matches.length - 1, from + by))),
    setActive,
  }
}
