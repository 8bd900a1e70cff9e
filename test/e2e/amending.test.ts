/** Amending a record and saying that it was entered in error, in the windows of its hospital. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ScriptedConsortium } from '#cli/scripted/consortium-script'
import { type NodeWindow, openWindows, type Windows } from '../support/browser.ts'
import { foundSmallConsortium, knowOnePatient } from '../support/small-consortium.ts'
import { goTo } from './people/membership.ts'
import { accept, drawnOf } from './people/records.ts'

let folder: string
let windows: Windows
let consortium: ScriptedConsortium
let shown: NodeWindow[]
let page: Page
let others: Page[]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medichain-amending-'))
  windows = await openWindows()
  consortium = await foundSmallConsortium(folder)
  await knowOnePatient(consortium)
  shown = []
  for (const { node } of consortium.hospitals) shown.push(await windows.show(node))
  const pages = shown.map((window) => window.page)
  for (const one of pages) one.setDefaultTimeout(20_000)
  page = pages[0]!
  others = pages.slice(1)
}, 120_000)

afterAll(async () => {
  await windows.close()
  await consortium.stop()
  await rm(folder, { recursive: true, force: true })
})

async function openChart(): Promise<void> {
  await goTo(page, 'Patients')
  await page.getByLabel('Find a patient').fill('11.2.1968')
  await page.getByRole('row', { name: /Whitcomb, Nora/ }).click()
  await page.getByRole('button', { name: 'Open chart' }).click()
  await page.getByRole('heading', { name: 'Timeline' }).waitFor()
}

async function validate(): Promise<void> {
  await accept(others[await drawnOf(others)]!)
}

it('an amendment from the chart is validated and becomes the current version', async () => {
  await openChart()
  await page.getByRole('button', { name: 'Amend…' }).click()
  await page.getByRole('heading', { name: 'Amend a record' }).waitFor()
  await page.getByLabel('Note').fill('HbA1c 8.4 % on a third sample.')
  await page.getByLabel('Why it is amended').fill('A third sample came in')
  await page.keyboard.press('Control+Enter')
  await validate()
  await openChart()
  await page.getByText('Amended once').last().click()
  const changes = page.getByRole('table', { name: 'What version 2 changed' })
  await changes.getByText('HbA1c 8.4 % on a third sample.').waitFor()
  await page.getByText('Reason: A third sample came in').waitFor()
})

it('a record that was entered in error leaves the problems and stays in the timeline, struck', async () => {
  await goTo(page, 'Submissions')
  await page
    .getByRole('row', { name: /Amendment/ })
    .first()
    .click()
  await page.getByRole('heading', { name: 'Versions of this record' }).waitFor()
  await page.getByRole('button', { name: 'More…' }).click()
  await page.getByRole('menuitem', { name: 'Mark entered in error…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Mark this record as entered in error?' })
  await dialog.getByText('The original stays in the chain.').waitFor()
  await dialog.getByLabel('Why was it entered in error?').fill('Another patient of that name')
  await dialog.getByRole('button', { name: 'Mark entered in error' }).click()
  await validate()
  await openChart()
  await page.getByText('No diagnosis holds at present.').waitFor()
  await page.getByText('Reason: Another patient of that name').waitFor()
  expect(await page.getByRole('button', { name: 'Amend…' }).count()).toBe(0)
  await page.getByRole('checkbox', { name: 'Show entered in error (1)' }).check()
  await page.getByRole('cell', { name: /Entered in error/ }).waitFor()
  expect(shown.flatMap(({ faults }) => faults)).toEqual([])
})
