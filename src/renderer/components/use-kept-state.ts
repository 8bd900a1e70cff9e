/** State of a form that outlives its screen: leaving it, or losing the node, loses nothing typed. */
import { useCallback, useState } from 'react'

const kept = new Map<string, unknown>()

/** The value, how to change it, and how to forget it once it was sent. */
export type KeptState<Value> = readonly [
  value: Value,
  change: (value: Value) => void,
  forget: () => void,
]

/**
 * Like useState, but kept in this window's memory under `name`, which belongs to one form alone.
 * Never for secrets.
 */
export function useKeptState<Value>(name: string, initial: Value): KeptState<Value> {
  const [value, setValue] = useState(() => (kept.has(name) ? (kept.get(name) as Value) : initial))
  const change = useCallback(
    (next: Value) => {
      kept.set(name, next)
      setValue(next)
    },
    [name],
  )
  const forget = useCallback(() => kept.delete(name), [name])
  return [value, change, forget]
}
