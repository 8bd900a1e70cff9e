/** What the ministry's person sees of a record: bytes to save, keys to try, messages as they pass. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ScriptedConsortium } from '#cli/scripted/consortium-script'
import { type NodeWindow, openWindows, type Windows } from '../support/browser.ts'
import { foundSmallConsortium, knowOnePatient } from '../support/small-consortium.ts'

let folder: string
let consortium: ScriptedConsortium
let windows: Windows
let ministry: NodeWindow

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medichain-holding-'))
  consortium = await foundSmallConsortium(folder)
  await knowOnePatient(consortium)
  windows = await openWindows()
  ministry = await windows.show(consortium.government)
}, 120_000)

afterAll(async () => {
  await windows?.close()
  await consortium?.stop()
  await rm(folder, { recursive: true, force: true })
})

test('a message that passes leads to the record’s bytes, which are saved as they are stored', async () => {
  const { page } = ministry
  await page.getByRole('link', { name: 'Network', exact: true }).click()
  const verdict = page.getByRole('listitem').filter({ hasText: 'Verdict' })
  await verdict.getByRole('link', { name: 'What we hold' }).click()
  const structure = page.locator('pre strong').first()
  await structure.waitFor()
  // The map of three fields, then the name "body".
  expect(await structure.textContent()).toMatch(/^a3 64 62 6f 64 79 /)

  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save the bytes' }).click()
  const saved = await readFile(await (await saving).path())
  const [row] = await consortium.government.client.call('government.relays', {
    before: null,
    limit: 1,
  })
  const { bytes } = await consortium.government.client.call('government.payload', {
    submission: row!.submission,
  })
  expect(saved.toString('base64')).toBe(bytes)
})

test('every key that the ministry holds is tried in front of its person, and none opens', async () => {
  const { page, faults } = ministry
  await page.getByRole('button', { name: 'Try every key we hold' }).click()
  const result = page.getByRole('status').filter({ hasText: 'keys tried' })
  expect(await result.textContent()).toBe(
    '6 keys tried on every sealed part just now: none opens any of them.',
  )
  expect(faults).toEqual([])
})

test('the address of a hospital opens its pane', async () => {
  const [first, second] = consortium.hospitals
  const { page } = await windows.show(first!.node)
  await page.getByRole('link', { name: 'Network', exact: true }).click()
  await page.getByRole('grid').waitFor()
  await page.evaluate((id) => {
    location.hash = `/network/${id}`
  }, second!.id)
  await page.getByRole('heading', { name: second!.name, level: 2 }).waitFor()
})
