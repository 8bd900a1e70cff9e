/** What the condition box found, and which of it the keyboard is on. */
import { useDebouncedValue } from '@mantine/hooks'
import { useMemo, useState } from 'react'
import type { ConditionMatch } from '#contract/views/diagnosis'
import { useQuery } from '#renderer/store/use-query.ts'
import { useNewest } from './use-newest.ts'

/** Milliseconds of quiet before a search: typing is not interrupted by every letter's answer. */
const QUIET_MILLISECONDS = 90
const LIMIT = 40

/** State of the condition box. */
export interface ConditionSearch {
  readonly text: string
  readonly setText: (text: string) => void
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
  const [quiet] = useDebouncedValue(text, QUIET_MILLISECONDS)
  const { data, error, loading } = useQuery(
    'conditions.search',
    { text: quiet.trim(), limit: LIMIT },
    [],
  )
  const found = useNewest(data)
  const matches = useMemo(() => {
    const all = found?.matches ?? []
    return [...all.filter((one) => one.recent), ...all.filter((one) => !one.recent)]
  }, [found])
  return {
    text,
    setText: (next) => {
      setTextState(next)
      setActive(0)
    },
    matches,
    recents: matches.filter((one) => one.recent).length,
    total: found?.total ?? 0,
    loading: loading || quiet !== text,
    error,
    active: Math.min(active, Math.max(0, matches.length - 1)),
    move: (by) => setActive((from) => Math.max(0, Math.min(matches.length - 1, from + by))),
    setActive,
  }
}
