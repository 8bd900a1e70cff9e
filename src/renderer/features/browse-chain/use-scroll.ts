/** The scrolled place of a list that may be higher than an element can be. */
import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import {
  elementHeight,
  restAt,
  scrolledTo,
  type Extent,
  type ScrollPlace,
} from './scaled-scroll.ts'

/** What the list needs of it. */
export interface Scroll {
  readonly element: RefObject<HTMLDivElement | null>
  readonly place: ScrollPlace
  /** Height of what is visible below the head. */
  readonly view: number
  readonly onScroll: () => void
  /** Brings the scroll bar to the list's share once the movement has ended. */
  readonly onScrollEnd: () => void
  readonly goTo: (place: number) => void
}

/** Scrolling of a list `height` pixels high below a head that stays, `head` pixels high. */
export function useScroll(height: number, head: number): Scroll {
  const element = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<ScrollPlace>({ place: 0, scrollTop: 0 })
  const [view, setView] = useState(0)
  const extent = useRef<Extent>({ height, view })

  useLayoutEffect(() => {
    extent.current = { height, view }
  }, [height, view])

  useLayoutEffect(() => {
    const found = element.current
    if (!found) return
    const measure = () => setView(Math.max(0, found.clientHeight - head))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(found)
    return () => observer.disconnect()
  }, [head])

  const onScroll = useCallback(() => {
    const scrollTop = element.current?.scrollTop ?? 0
    setPlace((before) => scrolledTo(before, scrollTop, extent.current))
  }, [])

  const goTo = useCallback((wanted: number) => {
    const found = element.current
    if (!found) return
    const rest = restAt(wanted, extent.current)
    found.scrollTop = rest.scrollTop
    // The browser may hold it lower than asked, before the element has its new height.
    setPlace({ ...rest, scrollTop: found.scrollTop })
  }, [])

  const onScrollEnd = useCallback(() => {
    setPlace((before) => {
      const rest = restAt(before.place, extent.current)
      const found = element.current
      if (!found || Math.abs(rest.scrollTop - before.scrollTop) <= 1) return before
      found.scrollTop = rest.scrollTop
      return rest
    })
  }, [])

  return { element, place, view, onScroll, onScrollEnd, goTo }
}

/** The element's height, for the style of what is scrolled. */
export { elementHeight }
