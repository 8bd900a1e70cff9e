/** The keyboard follows a pane: into it where it covers the list, and back when it closes. */
import { useEffect, useRef, type RefObject } from 'react'

/** A ref for the pane, which is `open` or not. */
export function usePaneFocus(open: boolean): RefObject<HTMLElement | null> {
  const pane = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!open) return
    const before = document.activeElement
    // Beside the pane the list stays and keeps the keyboard; under it, the list is not drawn.
    const covered = before instanceof HTMLElement && before.offsetParent === null
    if (covered || before === document.body) pane.current?.focus()
    return () => {
      const back = before instanceof HTMLElement && before !== document.body ? before : null
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) back?.focus()
      })
    }
  }, [open])
  return pane
}
