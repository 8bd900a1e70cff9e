/** Texts of which a person sees only a part and cannot scroll to the rest. */
import type { Page } from 'playwright-core'

/**
 * Visible texts that an ancestor or the window cuts off. With `shortened`, one that ends in "…"
 * passes where its title, or a button beside it, shows the whole: so may a name as long as the
 * contract lets it be.
 */
export function cutOffTexts(page: Page, { shortened }: { shortened: boolean }): Promise<string[]> {
  return page.evaluate((mayBeShort) => {
    /** Rounding of text boxes, in CSS pixels. */
    const SLACK = 1.5

    interface Box {
      readonly left: number
      readonly right: number
      readonly top: number
      readonly bottom: number
    }

    /** For screen readers alone, or shown once it has the focus: clipped to a pixel on purpose. */
    function isForEars(element: Element): boolean {
      for (let at: Element | null = element; at; at = at.parentElement) {
        const { clip, clipPath, position } = getComputedStyle(at)
        const hides = clip.startsWith('rect(0') || clipPath === 'inset(50%)'
        const lifted = position === 'absolute' || position === 'fixed'
        if (lifted && hides) return true
        const { width, height } = at.getBoundingClientRect()
        if (lifted && width <= 1 && height <= 1) return true
      }
      return false
    }

    /** True where an ellipsis stands for the rest, and a title or a button shows the whole. */
    function isShortened(element: Element, text: string): boolean {
      for (let at: Element | null = element; at; at = at.parentElement) {
        const { textOverflow, webkitLineClamp } = getComputedStyle(at)
        if (webkitLineClamp !== 'none') return at.parentElement?.querySelector('button') !== null
        if (textOverflow !== 'ellipsis') continue
        // As a person who points at it would see it.
        at.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }))
        return at.closest('[title]')?.getAttribute('title')?.includes(text) === true
      }
      return false
    }

    function clips(overflow: string): boolean {
      return overflow === 'hidden' || overflow === 'clip'
    }

    function scrolls(overflow: string): boolean {
      return overflow === 'auto' || overflow === 'scroll'
    }

    /** True where part of the box is hidden for good. What can be scrolled into view is not. */
    function isCut(element: Element, box: Box): boolean {
      let reachableX = false
      let reachableY = false
      for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
        const style = getComputedStyle(at)
        if (style.display === 'inline') continue
        const edge = at.getBoundingClientRect()
        if (!reachableX && clips(style.overflowX)) {
          if (box.left < edge.left - SLACK || box.right > edge.right + SLACK) return true
        }
        if (!reachableY && clips(style.overflowY)) {
          if (box.top < edge.top - SLACK || box.bottom > edge.bottom + SLACK) return true
        }
        reachableX ||= scrolls(style.overflowX)
        reachableY ||= scrolls(style.overflowY)
        if (reachableX && reachableY) return false
        if (style.position === 'fixed') break
      }
      if (!reachableX && (box.left < -SLACK || box.right > innerWidth + SLACK)) return true
      return !reachableY && (box.top < -SLACK || box.bottom > innerHeight + SLACK)
    }

    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    const found: string[] = []
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      const text = node.textContent?.trim()
      if (!element || !text || !element.checkVisibility({ visibilityProperty: true })) continue
      if (element.closest('script, style, [inert]') || isForEars(element)) continue
      range.selectNodeContents(node)
      const boxes = [...range.getClientRects()].filter(({ width, height }) => width * height > 0)
      if (!boxes.some((box) => isCut(element, box))) continue
      if (!mayBeShort || !isShortened(element, text)) found.push(text.slice(0, 60))
    }
    return found
  }, shortened)
}
