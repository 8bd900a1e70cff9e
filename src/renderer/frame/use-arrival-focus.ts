/** Who goes to another screen by keyboard or screen reader arrives at its heading. */
import { useEffect, useRef, type RefObject } from 'react'
import { useRoute } from './router.tsx'

/** A ref for the main landmark, whose heading gets the focus when another screen is shown in it. */
export function useArrivalFocus(): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null)
  const place = useRoute().path[0] ?? ''
  const shown = useRef(place)
  useEffect(() => {
    if (shown.current === place) return
    shown.current = place
    const arrive = requestAnimationFrame(() => {
      const screen = main.current
      // A screen that begins with a search has put the focus there itself.
      if (!screen || screen.contains(document.activeElement)) return
      const heading = screen.querySelector<HTMLElement>('h1')
      heading?.setAttribute('tabindex', '-1')
      ;(heading ?? screen).focus()
    })
    return () => cancelAnimationFrame(arrive)
  }, [place])
  return main
}
