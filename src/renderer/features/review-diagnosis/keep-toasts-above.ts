/** Notifications stand above the foot of the prompt, never over one of its answers. */

/** How far from the bottom of the window notifications begin, as a CSS variable of the page. */
const LIFT = '--toast-lift'

/** A ref for the foot of a dialog in the middle of the window; what it returns ends it. */
export function keepToastsAbove(foot: HTMLElement | null): (() => void) | undefined {
  const dialog = foot?.closest<HTMLElement>('[role="dialog"]')
  if (!foot || !dialog) return undefined
  const root = document.documentElement
  // Sizes, not places: the dialog still moves while it opens.
  const lift = () => {
    const below = (window.innerHeight - dialog.offsetHeight) / 2
    root.style.setProperty(LIFT, `${below + foot.offsetHeight}px`)
  }
  const observer = new ResizeObserver(lift)
  for (const element of [foot, dialog, root]) observer.observe(element)
  return () => {
    observer.disconnect()
    root.style.removeProperty(LIFT)
  }
}
