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
 * Calls `tell` at the first news, and again `interval` milliseconds later with every name that had
 * more by then: never more often, and never without the last news. All names keep one beat, so
 * that whoever depends on two of them is told once for both.
 */
export function createThrottle<Name>(
  interval: number,
  after: After,
  tell: (names: readonly Name[]) => void,
): Throttle<Name> {
  const untold = new Set<Name>()
  let resting = false
  let visible = true

  function tellNow(): void {
    if (!visible || resting || untold.size === 0) return
    const names = [...untold]
    untold.clear()
    resting = true
    after(interval, () => {
      resting = false
      tellNow()
    })
    tell(names)
  }

  return {
    note(name) {
      untold.add(name)
      tellNow()
    },
    setVisible(seen) {
      visible = seen
      tellNow()
    },
  }
}
