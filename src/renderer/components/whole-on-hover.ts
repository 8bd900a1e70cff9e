/** What an ellipsis hides is said in whole when a person points at it. */
import type { PointerEvent } from 'react'

/** For `onPointerEnter` of an element whose text may end in "…": its title is then the whole text. */
export function showWhole({ currentTarget }: PointerEvent<HTMLElement>): void {
  const { scrollWidth, clientWidth } = currentTarget
  if (scrollWidth > clientWidth) currentTarget.title = currentTarget.textContent
  else currentTarget.removeAttribute('title')
}
