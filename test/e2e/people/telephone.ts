/** Two people on the telephone: the same six digits on both screens, the same eight words. */
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** Types the digits on both screens, reads the words of both and compares them. */
export async function compareWords(one: Page, other: Page, digits: string): Promise<void> {
  const [here, there] = await Promise.all([readWords(one, digits), readWords(other, digits)])
  expect(here).toHaveLength(8)
  expect(here.every((word) => /^[a-z]+$/.test(word))).toBe(true)
  expect(there).toEqual(here)
}

/** Confirms on a screen that all eight words were the same. */
export async function tickSameWords(page: Page): Promise<void> {
  await page.getByLabel('Read aloud, all eight are the same').check()
}

async function readWords(page: Page, digits: string): Promise<string[]> {
  await page.getByLabel('Six digits, typed on both sides').fill(digits)
  const grid = page.getByRole('list', { name: 'Eight words to compare' })
  await grid.locator('li:not([data-empty="true"])').nth(7).waitFor()
  return Promise.all((await grid.getByRole('listitem').all()).map(wordIn))
}

/** The word without the number of its place. */
async function wordIn(item: Locator): Promise<string> {
  return (await item.innerText()).replace(/^\d\s*/, '').trim()
}
