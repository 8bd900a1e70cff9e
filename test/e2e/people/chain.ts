/** What people see of the chain. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { goTo } from './membership.ts'

/** The height of the block in which the submission that an author looks at became final. */
export async function finalHeight(author: Page): Promise<number> {
  const step = author.getByText(/^Final in block \d+$/)
  await step.waitFor()
  return Number((await step.innerText()).replace('Final in block ', ''))
}

/** The whole hash of a block, as the chain browser tells it. */
export async function hashOfBlock(page: Page, height: number): Promise<string> {
  await goTo(page, 'Chain')
  await page.getByRole('row', { name: new RegExp(`^${height} `) }).click()
  await page.getByRole('heading', { name: `Block ${height}` }).waitFor()
  await page.getByText('Verified just now on this computer').waitFor()
  await page.locator('dt:has-text("This block") + dd .mono').hover()
  return (await page.getByRole('tooltip').innerText()).trim()
}

/** Nothing of these texts is anywhere in the page, shown or hidden. */
export async function expectNothingOf(page: Page, texts: readonly string[]): Promise<void> {
  const whole = (await page.content()).toLowerCase()
  expect(texts.filter((text) => whole.includes(text.toLowerCase()))).toEqual([])
}
