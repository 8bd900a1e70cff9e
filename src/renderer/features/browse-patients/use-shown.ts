/** How much of a long list is drawn: a part, more when asked, and everything on paper. */
import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** The part of a list that is drawn. */
export interface Shown<Item> {
  readonly items: readonly Item[]
  /** How many more the next press of the button draws; 0 when all are drawn. */
  readonly more: number
  readonly showMore: () => void
}

/** The first `step` items, and `step` more with each call of `showMore`. */
export function useShown<Item>(all: readonly Item[], step: number): Shown<Item> {
  const [count, setCount] = useState(step)
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    // The page must be whole before the browser looks at it.
    const before = () => flushSync(() => setPrinting(true))
    const after = () => setPrinting(false)
    window.addEventListener('beforeprint', before)
    window.addEventListener('afterprint', after)
    return () => {
      window.removeEventListener('beforeprint', before)
      window.removeEventListener('afterprint', after)
    }
  }, [])
  return {
    items: printing ? all : all.slice(0, count),
    more: Math.min(step, Math.max(0, all.length - count)),
    showMore: () => setCount(count + step),
  }
}
