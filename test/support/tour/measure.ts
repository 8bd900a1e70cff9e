/** What can be measured of a screen: accessibility, width, size of text. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/** The smallest text, in CSS pixels. */
const SMALLEST = 12

/** Waits until nothing of the page is loading any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('output[aria-label="Loading"]') === null)
}

/** Serious and critical violations of WCAG 2.2 AA, with the elements at fault. */
export async function seriousViolations(page: Page, only?: readonly string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page })
  if (only) axe.withRules([...only])
  else axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
  const { violations } = await axe.analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, any }) => `${id} ${String(target)} ${any[0]?.message ?? ''}`),
    )
}

/**
 * Elements that a person would have to scroll sideways. With `tables`, tables of data may: WCAG
 * 1.4.10 excepts them at 200 % and more.
 */
export function sidewaysScrolling(page: Page, { tables }: { tables: boolean }): Promise<string[]> {
  return page.evaluate((exceptTables) => {
    const root = document.documentElement
    const found = root.scrollWidth > root.clientWidth ? ['the page'] : []
    for (const element of document.querySelectorAll('body *')) {
      const { overflowX } = getComputedStyle(element)
      if (overflowX !== 'auto' && overflowX !== 'scroll') continue
      if (exceptTables && element.querySelector(':scope > table')) continue
      if (element.scrollWidth > element.clientWidth + 1) found.push(element.outerHTML.slice(0, 120))
    }
    return found
  }, tables)
}

/** Texts that are shown smaller than people can read at ease. */
export function smallTexts(page: Page): Promise<string[]> {
  return page.evaluate((smallest) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found: string[] = []
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      if (!element?.checkVisibility() || !node.textContent?.trim()) continue
      if (element.closest('script, style')) continue
      if (Number.parseFloat(getComputedStyle(element).fontSize) < smallest) {
        found.push(node.textContent.trim().slice(0, 60))
      }
    }
    return found
  }, SMALLEST)
}
