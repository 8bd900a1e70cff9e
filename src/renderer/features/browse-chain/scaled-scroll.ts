/**
 * Scrolling a list that is higher than an element may be: browsers give up between 16 and 33
 * million pixels, less where the page is zoomed. The element stays below, and its scroll bar
 * stands for the whole list: small movements move the list by as much, long ones (the bar is
 * dragged) by their share. Pure.
 */

/** Greatest height of the element; below this, places are exact to a pixel on any screen. */
export const MOST_PIXELS = 4_000_000

/** A movement by more than so many views was made with the scroll bar. */
const DRAGGED_VIEWS = 4

/** What is scrolled: the list's whole height and that of its visible part. */
export interface Extent {
  readonly height: number
  readonly view: number
}

/** Where the list is: its top visible pixel, and what the element's scrollTop is for it. */
export interface ScrollPlace {
  readonly place: number
  readonly scrollTop: number
}

/** Height of the element that stands for the list. */
export function elementHeight(height: number): number {
  return Math.min(height, MOST_PIXELS)
}

function clamp(value: number, most: number): number {
  return Math.min(Math.max(0, value), Math.max(0, most))
}

/** The list at rest at a place, where the scroll bar shows its share. */
export function restAt(place: number, { height, view }: Extent): ScrollPlace {
  const most = height - view
  const held = clamp(place, most)
  const scrolls = elementHeight(height) - view
  const share = most <= 0 ? 0 : held / most
  return { place: held, scrollTop: height <= MOST_PIXELS ? held : Math.round(share * scrolls) }
}

/** The list after the element was scrolled to `scrollTop`. */
export function scrolledTo(before: ScrollPlace, scrollTop: number, extent: Extent): ScrollPlace {
  const { height, view } = extent
  const most = Math.max(0, height - view)
  if (height <= MOST_PIXELS) return { place: clamp(scrollTop, most), scrollTop }
  const scrolls = elementHeight(height) - view
  if (scrollTop <= 0) return { place: 0, scrollTop }
  if (scrollTop >= scrolls - 1) return { place: most, scrollTop }
  const moved = scrollTop - before.scrollTop
  const dragged = Math.abs(moved) > DRAGGED_VIEWS * view
  const place = dragged ? Math.round((scrollTop / scrolls) * most) : before.place + moved
  return { place: clamp(place, most), scrollTop }
}
