/** The chain browser over a million blocks: every place is reached at once, little is held. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ChainDatabase } from '#storage/chain-database/chain-database'
import { blockHashAt, longChain, transactionIdAt } from '../support/long-chain.ts'
import { type LongChainWindow, openLongChain } from '../support/long-chain-window.ts'

const BLOCKS = 1_000_000
/** Rows of 32 pixels in a window of 800, and as many again around them. */
const MOST_ROWS = 60

let database: ChainDatabase
let window: LongChainWindow
let page: Page

beforeAll(async () => {
  database = await longChain(BLOCKS)
  window = await openLongChain(database)
  page = window.page
}, 480_000)

afterAll(async () => {
  await window?.close()
  database?.close()
})

const written = (height: number) => height.toLocaleString('en-GB')
const row = (height: number) => page.getByRole('row', { name: new RegExp(`^${written(height)} `) })
const scroller = () => page.getByRole('grid', { name: 'Blocks' }).locator('..')

/** Drags the scroll bar to a share of the list. */
function dragTo(share: number): Promise<void> {
  return scroller().evaluate((element, to) => {
    element.scrollTop = to * (element.scrollHeight - element.clientHeight)
  }, share)
}

/** Heights of the rows that are drawn with what they hold, from the top. */
async function heightsSeen(): Promise<number[]> {
  const texts = await page.locator('tbody tr[aria-rowindex]:not([aria-busy])').allInnerTexts()
  return texts.map((text) => Number(text.split('\n')[0]!.replaceAll(',', '')))
}

/** Drags to a share of the list from its top, and waits until the rows there are drawn. */
async function arriveAt(share: number): Promise<void> {
  await dragTo(share)
  await expect
    .poll(async () => Math.abs((await newestSeen()) / BLOCKS - (1 - share)))
    .toBeLessThan(0.01)
}

/** Height of the topmost row that is drawn with what it holds; none yet: infinite. */
async function newestSeen(): Promise<number> {
  return (await heightsSeen())[0] ?? Number.POSITIVE_INFINITY
}

function linesDrawn(): Promise<number> {
  return page.locator('tbody tr').count()
}

test('the newest block is on top, under the head of its day', async () => {
  await row(BLOCKS).waitFor()
  const heads = await page.locator('tbody th').allInnerTexts()
  expect(heads[0]).toMatch(/^[A-Z][a-z]+day, \d+ [A-Z][a-z]{2} 20\d\d$/)
  expect(await heightsSeen()).toContain(BLOCKS - 5)
})

test('the scroll bar leads to any place, the oldest block included', async () => {
  await arriveAt(0.5)
  const middle = await heightsSeen()
  // Neighbours follow one another without a gap or a repetition.
  middle.forEach((height, at) => expect(height).toBe(middle[0]! - at))
  await dragTo(1)
  await row(1).waitFor()
  expect(await linesDrawn()).toBeLessThan(MOST_ROWS)
})

test('a turn of the wheel moves by rows, not by thousands', async () => {
  await arriveAt(0.3)
  await scroller().hover()
  const [before] = await heightsSeen()
  await page.mouse.wheel(0, 320)
  await expect.poll(async () => (await heightsSeen())[0]).not.toBe(before)
  const [after] = await heightsSeen()
  expect(before! - after!).toBeLessThan(40)
})

test('keys lead through the list, to its ends and back', async () => {
  await page.getByRole('grid', { name: 'Blocks' }).focus()
  await page.keyboard.press('End')
  await page.getByRole('heading', { name: 'Block 1', exact: true }).waitFor()
  await page.keyboard.press('ArrowUp')
  await page.getByRole('heading', { name: 'Block 2', exact: true }).waitFor()
  await page.keyboard.press('Alt+ArrowUp')
  await page.getByRole('heading', { name: 'Block 3', exact: true }).waitFor()
  await page.keyboard.press('PageUp')
  await expect.poll(() => page.locator('tr[aria-selected=true]').count()).toBe(1)
  await page.keyboard.press('Home')
  await page.getByRole('heading', { name: `Block ${written(BLOCKS)}`, exact: true }).waitFor()
  expect(await row(BLOCKS).getAttribute('aria-selected')).toBe('true')
})

test('the beginning of a hash, of a block or of an entry, leads to the block', async () => {
  const box = page.getByLabel('Find a block')
  await box.fill(blockHashAt(777_777).slice(0, 8))
  await page.getByRole('option', { name: /^Block 777,777/ }).click()
  await row(777_777).waitFor()
  expect(await row(777_777).getAttribute('aria-selected')).toBe('true')
  await box.fill(transactionIdAt(123_456).slice(0, 10))
  await page.getByRole('option', { name: /Block 123,456/ }).waitFor()
  await box.press('Escape')
})

test('a day leads to its newest block', async () => {
  const box = page.getByLabel('Find a block')
  await box.fill('12 Mar 2023')
  await page.getByRole('option', { name: '12 Mar 2023' }).click()
  await page.getByText('12 Mar 2023', { exact: false }).first().waitFor()
  const chosen = page.locator('tr[aria-selected=true]')
  await expect.poll(() => chosen.count()).toBe(1)
  expect(await chosen.innerText()).toContain('23:5')
})

test('the list of one hospital is complete, and led through like the whole', async () => {
  const box = page.getByLabel('Find a block')
  await box.fill('12th district')
  await page.getByRole('option', { name: 'Hospital of the 12th district' }).click()
  await page.getByText('1,000 blocks with something of Hospital of the 12th district').waitFor()
  await row(BLOCKS).waitFor()
  await dragTo(1)
  await row(1000).waitFor()
  await page.getByRole('button', { name: 'Show all blocks' }).click()
  await page.getByText(/with something of/).waitFor({ state: 'detached' })
})

test('new blocks come on top and leave what is read where it is', async () => {
  await arriveAt(0.2)
  const before = await heightsSeen()
  const place = () => row(before[15]!).evaluate((element) => element.getBoundingClientRect().top)
  const top = await place()
  window.grow(7)
  await expect
    .poll(() => page.getByRole('grid', { name: 'Blocks' }).getAttribute('aria-rowcount'))
    .toBe(String(BLOCKS + 8))
  expect(Math.abs((await place()) - top)).toBeLessThan(1)
  await dragTo(0)
  await row(BLOCKS + 7).waitFor()
})

test('no page is asked for twice while it is held, and few are asked for at all', async () => {
  await arriveAt(0.7)
  window.asked.length = 0
  await dragTo(0.71)
  await expect.poll(newestSeen).toBeLessThan(BLOCKS * 0.295)
  await dragTo(0.7)
  await expect.poll(newestSeen).toBeGreaterThan(BLOCKS * 0.295)
  const first = window.asked.length
  expect(first).toBeLessThan(6)
  await dragTo(0.71)
  await expect.poll(newestSeen).toBeLessThan(BLOCKS * 0.295)
  expect(window.asked.length).toBe(first)
  expect(window.faults).toEqual([])
})
