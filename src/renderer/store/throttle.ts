/** Tells of changes at once, yet not more often than a person can follow. Knows no React and no DOM. */

/** Calls `task` after `milliseconds`. */
export type After = (milliseconds: number, task: () => void) => void

/** News by name, thinned out. */
export interface Throttle<Name> {
  /** Something of `name` changed. */
  note(name: Name): void
  /** A window that nobody sees hears nothing; all that changed meanwhile is told when it is seen. */
  setVisible(visible: boolean): void
}

/**
 * Calls `tell` at the first news of a name, and again `interval` milliseconds later if there was
 * more by then: never more often, and never without the last news.
 */
export function createThrottle<Name>(
  interval: number,
  after: After,
  tell: (name: Name) => void,
): Throttle<Name> {
  const resting = new Set<Name>()
  const untold = new Set<Name>()
  let visible = true

  function note(name: Name): void {
    if (!visible || resting.has(name)) {
      untold.add(name)
      return
    }
    untold.delete(name)
    resting.add(name)
    after(interval, () => {
      resting.delete(name)
      if (untold.has(name)) note(name)
    })
    tell(name)
  }

  return {
    note,
    setVisible(seen) {
      visible = seen
      if (seen) for (const name of untold) note(name)
    },
  }
}
