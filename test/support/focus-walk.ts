/** Walks a page with Tab, once around, and tells what a person at the keyboard would miss. */
import type { Page } from 'playwright-core'

/** Presses after which a page is taken to have no end; the fullest has about fifty. */
const MOST_PRESSES = 200

/** What is put into the page; it lives as long as the document. */
interface FocusWatch {
  /** Looks at what has the focus now. */
  look(): Promise<'going' | 'around' | 'stuck'>
  /** Faults of the walk, what was not reached included. */
  end(): string[]
  /** Elements that had the focus. */
  reached(): number
}

declare global {
  interface Window {
    focusWatch: FocusWatch
  }
}

/** The outcome of a walk. */
export interface FocusWalk {
  /** How many elements had the focus. */
  readonly reached: number
  readonly faults: readonly string[]
}

/** Presses Tab until the first element has the focus again. */
export async function walkWithTab(page: Page): Promise<FocusWalk> {
  await page.evaluate(installWatch)
  let state: Awaited<ReturnType<FocusWatch['look']>> = 'going'
  for (let press = 0; press < MOST_PRESSES && state === 'going'; press++) {
    await page.keyboard.press('Tab')
    state = await page.evaluate(() => window.focusWatch.look())
  }
  const faults = await page.evaluate(() => window.focusWatch.end())
  if (state !== 'around') faults.push(`Tab never comes around (${state})`)
  return { reached: await page.evaluate(() => window.focusWatch.reached()), faults }
}

/** Runs in the page. */
function installWatch(): void {
  const reached: Element[] = []
  const faults = new Set<string>()
  let before: { element: Element; look: string } | undefined

  const named = (element: Element) =>
    `${element.tagName.toLowerCase()} “${
      element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 40) ?? ''
    }” ${element.getAttribute('class')?.slice(0, 60) ?? ''}`

  /** What people see of an element: boxes to tick and choices are drawn by what stands around. */
  const partsOf = (element: Element): Element[] => {
    const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : []
    const around = [element.parentElement, element.nextElementSibling, ...labels]
    return [element, ...around.filter((part) => part !== null)]
  }

  /** Everything that may show a focus. */
  const lookOf = (element: Element) =>
    partsOf(element)
      .map((part) => {
        const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, borderWidth } =
          getComputedStyle(part)
        const outline =
          outlineStyle === 'none' ? '' : `${outlineStyle}${outlineWidth}${outlineColor}`
        return [outline, boxShadow, borderColor, borderWidth].join()
      })
      .join(';')

  const still = (element: Element) =>
    Promise.allSettled(
      partsOf(element)
        .flatMap((part) => part.getAnimations())
        .map((animation) => animation.finished),
    )

  const isDrawn = (element: Element) => {
    const { width, height } = element.getBoundingClientRect()
    return (
      width > 1 &&
      height > 1 &&
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    )
  }

  /** In sight: some point of it is in the window with nothing else over it. */
  const isInSight = (element: Element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect()
    const [start, end] = [Math.max(left, 0), Math.min(right, innerWidth)]
    const [upper, lower] = [Math.max(top, 0), Math.min(bottom, innerHeight)]
    if (end <= start || lower <= upper) return false
    return [0.1, 0.5, 0.9].some((share) => {
      const at = document.elementFromPoint(
        start + (end - start) * share,
        upper + (lower - upper) * share,
      )
      return at !== null && (element.contains(at) || at.contains(element))
    })
  }

  const seenBy = (element: Element, seen: (part: Element) => boolean) =>
    element instanceof HTMLInputElement && !isDrawn(element)
      ? partsOf(element).some((part) => isDrawn(part) && seen(part))
      : isDrawn(element) && seen(element)

  /** Of choices that belong together one takes the focus, and the arrows move it on. */
  const isReached = (element: Element) =>
    reached.some(
      (other) =>
        other === element ||
        (element instanceof HTMLInputElement &&
          other instanceof HTMLInputElement &&
          element.type === 'radio' &&
          other.type === 'radio' &&
          element.name === other.name),
    )

  const compareWithBefore = async () => {
    if (!before?.element.isConnected) return
    await still(before.element)
    if (lookOf(before.element) === before.look)
      faults.add(`no sign of focus: ${named(before.element)}`)
  }

  window.focusWatch = {
    async look() {
      const element = document.activeElement
      if (element !== null && element === before?.element) {
        faults.add(`keeps the focus: ${named(element)}`)
        return 'stuck'
      }
      await compareWithBefore()
      before = undefined
      // Behind the last element the window itself has the keyboard.
      if (element === null || element === document.body) return 'going'
      if (element === reached[0]) return 'around'
      if (reached.includes(element)) {
        faults.add(`comes back before the end: ${named(element)}`)
        return 'stuck'
      }
      reached.push(element)
      await still(element)
      if (!seenBy(element, isInSight)) faults.add(`focused out of sight: ${named(element)}`)
      before = { element, look: lookOf(element) }
      return 'going'
    },
    end() {
      const all = document.querySelectorAll('a[href], button, input, select, textarea')
      for (const element of all) {
        if (element.matches(':disabled, [aria-disabled="true"], [type="hidden"]')) continue
        if (element.closest('tr[aria-rowindex], [inert]')) continue
        if (!seenBy(element, () => true) || isReached(element)) continue
        faults.add(`not reached: ${named(element)}`)
      }
      return [...faults]
    },
    reached: () => reached.length,
  }
}
