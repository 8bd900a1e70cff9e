/** "Try it on this computer" in a browser: one button, four tabs that work, nothing left at the end. */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWindows, type Windows } from '../support/browser.ts'

const NODES = [
  'Government: Massachusetts Ministry of Health',
  'Hospital: Winchester Hospital',
  'Hospital: Holyoke Medical Center',
  'Hospital: Baystate Medical Center',
]

let folder: string
let windows: Windows
let first: Page

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'try-it-'))
  windows = await openWindows()
  // Where the node puts the folder of a demonstration, so that what is left of it can be seen.
  process.env['TMPDIR'] = folder
  first = (await windows.open({ dataFolder: join(folder, 'node') })).page
}, 120_000)
afterAll(async () => {
  await windows.close()
  delete process.env['TMPDIR']
  await rm(folder, { recursive: true, force: true })
})

async function demonstrationFolders(): Promise<string[]> {
  const names = await readdir(folder)
  return names.filter((name) => name.startsWith('medichain-demonstration-'))
}

async function openNode(name: string): Promise<Page> {
  const opening = first.context().waitForEvent('page')
  await first.getByRole('link', { name }).click()
  return opening
}

describe('a demonstration started from the first screen', () => {
  it('gets ready by itself, with its progress on the screen', async () => {
    await first.getByRole('button', { name: 'Try it on this computer' }).click()
    await first.getByRole('progressbar', { name: 'Progress of the demonstration' }).waitFor()
    await first
      .getByRole('heading', { name: 'The demonstration is ready' })
      .waitFor({ timeout: 90_000 })
    expect(await demonstrationFolders()).toHaveLength(1)
  }, 100_000)

  it('opens each node in a tab that says what it is and has the sample patients', async () => {
    for (const name of NODES) {
      const page = await openNode(name)
      await page
        .getByText(name.split(': ')[1] ?? '')
        .first()
        .waitFor()
      await page
        .getByText(/demonstration/i)
        .first()
        .waitFor()
      if (name === NODES[1]) {
        await page.getByRole('link', { name: 'Patients' }).click()
        await page.getByText('Echevarría', { exact: false }).first().waitFor()
      }
    }
  }, 60_000)

  it('opens a node again from the same link', async () => {
    const page = await openNode(NODES[1] ?? '')
    await page.getByText('Winchester Hospital').first().waitFor()
  }, 30_000)

  it('shows the same one after the page was loaded again', async () => {
    await first.reload()
    await first.getByRole('link', { name: NODES[3] ?? '' }).waitFor()
  }, 30_000)

  it('is gone with everything of it when it is ended', async () => {
    await first.getByRole('button', { name: 'End the demonstration' }).click()
    await first.getByRole('button', { name: 'Try it on this computer' }).waitFor()
    expect(await demonstrationFolders()).toEqual([])
  }, 30_000)

  it('can be given up on its way', async () => {
    await first.getByRole('button', { name: 'Try it on this computer' }).click()
    await first.getByRole('button', { name: 'Cancel' }).click()
    await first
      .getByRole('button', { name: 'Try it on this computer' })
      .waitFor({ timeout: 60_000 })
    expect(await first.getByRole('alert').count()).toBe(0)
    expect(await demonstrationFolders()).toEqual([])
  }, 70_000)
})
