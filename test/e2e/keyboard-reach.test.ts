/** Every place by keyboard alone: Tab reaches everything, shows where it is and goes on. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ScriptedConsortium } from '#cli/scripted/consortium-script'
import { type NodeWindow, openWindows, type Windows } from '../support/browser.ts'
import { walkWithTab } from '../support/focus-walk.ts'
import { foundSmallConsortium, knowOnePatient } from '../support/small-consortium.ts'
import { settled } from '../support/tour/measure.ts'

let folder: string
let windows: Windows
let consortium: ScriptedConsortium

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medichain-reach-'))
  windows = await openWindows()
  consortium = await foundSmallConsortium(folder)
  await knowOnePatient(consortium)
}, 120_000)

afterAll(async () => {
  await windows?.close()
  await consortium?.stop()
  await rm(folder, { recursive: true, force: true })
})

/** Addresses of the rail, from the top. */
async function places(page: Page): Promise<string[]> {
  const rail = page.getByRole('navigation', { name: 'Main' })
  await rail.getByRole('link').first().waitFor()
  return rail
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
}

/** Walks every place, and those with something open; answers the faults, each with its place. */
async function walkEverywhere({ page }: NodeWindow, beside: readonly string[]): Promise<string[]> {
  const found: string[] = []
  const all = await places(page)
  expect(all.length).toBe(8)
  for (const place of [...all, ...beside]) {
    await page.evaluate((to) => {
      location.hash = to
    }, place)
    await page
      .locator(`a[aria-current="page"][href="${all.findLast((one) => place.startsWith(one))}"]`)
      .waitFor()
    await page.getByRole('main').getByRole('heading', { level: 1 }).first().waitFor()
    if (beside.includes(place)) await page.getByRole('heading', { level: 2 }).first().waitFor()
    await settled(page)
    const { reached, faults } = await walkWithTab(page)
    // At the least the skip link and the rail.
    expect(reached).toBeGreaterThan(all.length)
    found.push(...faults.map((fault) => `${place}: ${fault}`))
  }
  return found
}

it('at a hospital Tab reaches everything in sight, visibly, and comes around', async () => {
  const { node, id } = consortium.hospitals[0]!
  const [row] = await node.client.call('submissions.list', {
    beforeNonce: null,
    limit: 1,
    filter: 'all',
  })
  const window = await windows.show(node)
  const open = ['#/chain/1', `#/network/${id}`, '#/patients/1', `#/submissions/${row!.id}`]
  expect(await walkEverywhere(window, open)).toEqual([])
  expect(window.faults).toEqual([])
})

it('at the government Tab reaches everything in sight, visibly, and comes around', async () => {
  const window = await windows.show(consortium.government)
  const { id } = consortium.hospitals[0]!
  const open = ['#/chain/1', `#/hospitals/${id}`]
  expect(await walkEverywhere(window, open)).toEqual([])
  expect(window.faults).toEqual([])
})

it('the walk itself finds what is wrong with a page', async () => {
  const { page } = await windows.show(consortium.government)
  await places(page)
  await page.evaluate(() => {
    const add = (label: string, change: (button: HTMLButtonElement) => void) => {
      const button = document.createElement('button')
      button.textContent = label
      change(button)
      document.querySelector('main')?.prepend(button)
      return button
    }
    add('trap', (button) =>
      button.addEventListener('keydown', (event) => {
        if (event.key === 'Tab') event.preventDefault()
      }),
    )
    add('skipped', (button) => {
      button.tabIndex = -1
    })
    add('unmarked', (button) => {
      button.style.outline = 'none'
    })
    add('outside', (button) => {
      button.style.position = 'fixed'
      button.style.top = '-90px'
    })
  })
  const { faults } = await walkWithTab(page)
  for (const fault of [
    /^keeps the focus: button “trap”/,
    /^not reached: button “skipped”/,
    /^no sign of focus: button “unmarked”/,
    /^focused out of sight: button “outside”/,
    /^Tab never comes around/,
  ]) {
    expect(faults).toContainEqual(expect.stringMatching(fault))
  }
})
