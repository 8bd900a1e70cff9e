/** Recording a diagnosis: faults where they are, drafts of several patients, no connection. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ScriptedConsortium } from '#cli/scripted/consortium-script'
import { type NodeWindow, openWindows, type Windows } from '../support/browser.ts'
import { foundSmallConsortium, knowOnePatient } from '../support/small-consortium.ts'
import { goTo } from './people/membership.ts'

let folder: string
let windows: Windows
let consortium: ScriptedConsortium
let window: NodeWindow
let page: Page

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medichain-recording-'))
  windows = await openWindows()
  consortium = await foundSmallConsortium(folder)
  await knowOnePatient(consortium)
  window = await windows.show(consortium.hospitals[0]!.node)
  ;({ page } = window)
  page.setDefaultTimeout(20_000)
}, 120_000)

afterAll(async () => {
  await windows.close()
  await consortium.stop()
  await rm(folder, { recursive: true, force: true })
})

afterEach(() => expect(window.faults).toEqual([]))

async function beginFor(search: string): Promise<void> {
  await goTo(page, 'Home')
  await page.getByRole('button', { name: 'New diagnosis' }).click()
  await page.getByLabel('Find the patient').fill(search)
  await page.getByLabel('Find the patient').press('Enter')
}

async function addCondition(typed: string): Promise<void> {
  const box = page.getByRole('combobox', { name: 'Add a condition' })
  await box.fill(typed)
  await box.press('Enter')
  await expect.poll(() => box.inputValue()).toBe('')
}

describe('the form', () => {
  it('says nothing before a field was left, then names what is wrong there and at the foot', async () => {
    await beginFor('whit')
    await addCondition('asthma')
    const onset = page.getByRole('textbox', { name: 'Onset' })
    await onset.pressSequentially('1.1.1950')
    expect(await page.getByText('This is before the birth date.').count()).toBe(0)
    await page.getByLabel('Note').click()
    await page.getByText('This is before the birth date.').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByRole('button', { name: /^Onset of J45.909: This is before/ }).click()
    expect(await onset.evaluate((field) => field === document.activeElement)).toBe(true)
    await onset.fill('yesterday')
    await page.getByText('This is before the birth date.').first().waitFor({ state: 'detached' })
  })

  it('warns beside the history of what its reviewer will be warned of', async () => {
    await addCondition('type 2 dia')
    await page.getByRole('heading', { name: 'The reviewer will be warned' }).waitFor()
    await page.getByText(/E11\.9, Type 2 diabetes .* is already active/).waitFor()
  })
})

describe('drafts', () => {
  it('of several patients are listed, go on, and can be discarded and brought back', async () => {
    await page.getByText(/^Draft saved on this computer/).waitFor()
    await beginFor('999-20-4471')
    await page.getByLabel('Family name').fill('Rivera')
    await page.getByLabel('Given name').fill('Ana')
    await page.getByRole('textbox', { name: 'Birth date' }).fill('12 Mar 1968')
    await page.getByLabel('Given name').press('Enter')
    await page.getByRole('button', { name: '1 other draft' }).click()
    const drafts = page.getByRole('region', { name: 'Drafts on this computer' })
    await drafts.getByRole('listitem').filter({ hasText: 'Rivera, Ana' }).waitFor()
    const other = drafts.getByRole('listitem').filter({ hasText: 'Whitcomb, Nora' })
    await other.getByRole('button', { name: 'Discard' }).click()
    await other.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('group', { name: /^J45\.909/ }).waitFor()
    await page.getByText(/^Draft saved on this computer/).waitFor()
    const kept = await consortium.hospitals[0]!.node.client.call('drafts.list', {})
    expect(new Set(kept.map(({ content }) => content.patient?.family))).toEqual(
      new Set(['Rivera', 'Whitcomb']),
    )
  })
})

describe('without a connection', () => {
  it('queues visibly, and stays ready for the next patient', async () => {
    await consortium.government.stop()
    await page.getByRole('button', { name: /^Take E11.9 out/ }).click()
    await page.keyboard.press('Control+Enter')
    const notice = page.getByRole('region', { name: 'Last submission' })
    await notice.getByText('Queued for Whitcomb, Nora on this computer.').waitFor()
    await notice.getByText('Queued', { exact: true }).waitFor()
    await notice.getByText(/it is sent by itself/).waitFor()
    const search = page.getByLabel('Find the patient')
    await expect.poll(() => search.evaluate((field) => field === document.activeElement)).toBe(true)
    await notice.getByRole('link', { name: 'Follow it' }).click()
    await page.getByRole('heading', { name: 'Whitcomb, Nora' }).waitFor()
  })
})
