/** The frame in a real browser: languages, colours, keyboard, narrow windows, direction of writing. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { foundByScript, type ScriptedConsortium } from '#cli/scripted/consortium-script'
import { openWindows, WINDOW_SIZE, type NodeWindow, type Windows } from '../support/browser.ts'
import { sidewaysScrolling } from '../support/tour/measure.ts'

let folder: string
let windows: Windows
let consortium: ScriptedConsortium
let window: NodeWindow
let page: Page

const rail = () => page.getByRole('navigation', { name: 'Main' })
const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medichain-frame-'))
  windows = await openWindows()
  consortium = await foundByScript({
    dataFolder: folder,
    demonstration: false,
    consortiumName: 'Frame Consortium',
    governmentName: 'Ministry of Frames',
    country: 'United States',
    administrator: 'Ruth Adeyemi',
    hospitals: [{ name: 'Alder Clinic', city: 'Lowell', person: 'Dr. Karen Osei' }],
    holds: 1,
    progress: () => undefined,
  })
  const [hospital] = consortium.hospitals
  window = await windows.show(hospital!.node)
  page = window.page
  await rail().waitFor()
})

afterAll(async () => {
  await consortium?.stop()
  await windows.close()
  await rm(folder, { recursive: true, force: true })
})

beforeEach(async () => {
  await page.setViewportSize(WINDOW_SIZE)
  await page.evaluate(() => {
    location.hash = '#/'
  })
  await rail().waitFor()
})

describe('language and colours', () => {
  it('are chosen in the corner, for every window of the node, and outlast a reload', async () => {
    const second = await windows.show(consortium.hospitals[0]!.node)
    await page.getByRole('button', { name: 'Language and appearance' }).click()
    await page.getByRole('menuitemradio', { name: 'Deutsch' }).click()
    for (const shown of [page, second.page]) {
      await shown.getByRole('navigation', { name: 'Hauptnavigation' }).waitFor()
      expect(await shown.locator('html').getAttribute('lang')).toBe('de')
    }
    await page.getByRole('button', { name: 'Sprache und Darstellung' }).click()
    await page.getByRole('menuitemradio', { name: 'Dunkel' }).click()
    await page.locator('html[data-mantine-color-scheme="dark"]').waitFor()
    await page.reload()
    await page.getByRole('navigation', { name: 'Hauptnavigation' }).waitFor()
    await page.locator('html[data-mantine-color-scheme="dark"]').waitFor()
    await consortium.hospitals[0]!.node.client.call('app.setPreferences', {
      language: null,
      colorScheme: 'system',
    })
    await rail().waitFor()
    await second.close()
  })
})

describe('the keyboard', () => {
  it('goes to a screen through the palette and arrives at its heading', async () => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type('go to cha')
    await page.getByRole('button', { name: 'Go to Chain' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Chain', level: 1 }).waitFor()
    await expect.poll(focused).toBe('Chain')
    expect(await page.title()).toContain('Chain – Alder Clinic')
  })

  it('finds a block by its number', async () => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type('1')
    await page.getByRole('button', { name: /^Block 1\b/ }).waitFor()
    await page.getByRole('button', { name: /^Block 1\b/ }).click()
    await expect.poll(() => page.url()).toContain('#/chain/1')
  })

  it('gets the focus back when the palette is left', async () => {
    const link = rail().getByRole('link', { name: 'Network' })
    await link.focus()
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').getByLabel('Find anything').waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(focused).toBe('Network')
  })

  it('has a list of every shortcut, and they work', async () => {
    await page.keyboard.press('F1')
    const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
    await dialog.getByText('New diagnosis').waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await page.keyboard.press('Control+7')
    await page.getByRole('heading', { name: 'Network', level: 1 }).waitFor()
  })

  it('skips title bar and rail with the first stop', async () => {
    await page.reload()
    await rail().waitFor()
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('Skip to content')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN')
  })
})

describe('a date', () => {
  it('is taken as people type it, and what is not understood stays to be corrected', async () => {
    await page.keyboard.press('Alt+n')
    await page.getByRole('button', { name: 'Add a patient' }).click()
    const born = page.getByRole('textbox', { name: 'Birth date' })
    await born.fill('12/3/1968')
    await page.keyboard.press('Tab')
    expect(await born.inputValue()).toBe('12 Mar 1968')
    await born.fill('sometime in spring')
    await page.keyboard.press('Tab')
    await page.getByText('This is not understood as a date.').waitFor()
    expect(await born.inputValue()).toBe('sometime in spring')
    await born.fill('1/4/1968')
    await born.press('Alt+ArrowDown')
    await page.getByRole('button', { name: '9 April 1968', exact: true }).click()
    expect(await born.inputValue()).toBe('9 Apr 1968')
  })
})

describe('at 200 % zoom', () => {
  beforeEach(() => page.setViewportSize({ width: 640, height: 400 }))

  it('the rail is a menu that closes when one has gone somewhere', async () => {
    await rail().waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: 'Menu' }).click()
    await rail().getByRole('link', { name: 'Chain' }).click()
    await page.getByRole('heading', { name: 'Chain', level: 1 }).waitFor()
    await rail().waitFor({ state: 'hidden' })
  })

  it('a pane covers the list, takes the keyboard, and gives both back', async () => {
    await page.keyboard.press('Control+6')
    const list = page.getByRole('grid')
    await list.getByRole('row', { name: /^1\b/ }).first().click()
    await page.getByRole('button', { name: 'Back' }).waitFor()
    await list.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: 'Back' }).click()
    await list.waitFor()
  })
})

describe('written from right to left', () => {
  it('the rail stands on the right and nothing scrolls sideways', async () => {
    await page.evaluate(() => {
      document.documentElement.dir = 'rtl'
    })
    const box = await rail().boundingBox()
    expect(box!.x + box!.width).toBe(WINDOW_SIZE.width)
    expect(await sidewaysScrolling(page, { tables: false })).toEqual([])
    const arrow = await page.evaluate(() => {
      const icon = document.createElement('span')
      icon.className = 'tabler-icon-chevron-right'
      document.body.append(icon)
      const { transform } = getComputedStyle(icon)
      icon.remove()
      return transform
    })
    expect(arrow).toBe('matrix(-1, 0, 0, 1, 0, 0)')
  })
})

it('nothing went wrong in the page', () => {
  expect(window.faults).toEqual([])
})
