/** Puts the keyboard where a screen is used first. */
import { useEffect, useRef, type RefObject } from 'react'

/** A ref whose element gets the focus once, when it appears. */
export function useFocusOnMount<Element extends HTMLElement>(): RefObject<Element | null> {
  const element = useRef<Element>(null)
  useEffect(() => {
    element.current?.focus()
  }, [])
  return element
}
