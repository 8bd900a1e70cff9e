/** A diagnosis from the home screen to its submission with presses of keys and nothing else. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ScriptedConsortium } from '#cli/scripted/consortium-script'
import { openWindows, type Windows } from '../support/browser.ts'
import {
  beginAtHome,
  type KeyboardCase,
  type KeyboardStep,
  recordByKeyboard,
} from '../support/keyboard-run.ts'
import { foundSmallConsortium, knowOnePatient } from '../support/small-consortium.ts'

/** As fast as the page answers: nothing here may depend on a pause. */
const AT_ONCE = { key: 0, decision: 0 }

let folder: string
let windows: Windows
let consortium: ScriptedConsortium
let page: Page
let faults: readonly string[]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medichain-keyboard-'))
  windows = await openWindows()
  consortium = await foundSmallConsortium(folder)
  await knowOnePatient(consortium)
  const window = await windows.show(consortium.hospitals[0]!.node)
  ;({ page, faults } = window)
  page.setDefaultTimeout(20_000)
}, 120_000)

afterAll(async () => {
  await windows.close()
  await consortium.stop()
  await rm(folder, { recursive: true, force: true })
})

/** Counts what a pointer does to the page. */
async function watchPointer(): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const seen = { count: 0 }
    Object.assign(window, { seenPointer: seen })
    for (const kind of ['pointerdown', 'pointermove', 'mousedown', 'touchstart']) {
      document.addEventListener(kind, () => seen.count++, { capture: true })
    }
  })
  return () =>
    page.evaluate(() => (window as unknown as { seenPointer: { count: number } }).seenPointer.count)
}

async function record(one: KeyboardCase): Promise<number> {
  await beginAtHome(page)
  const pointer = await watchPointer()
  const steps: KeyboardStep[] = []
  await recordByKeyboard(page, one, AT_ONCE, async (step) => {
    steps.push(step)
  })
  expect(await pointer()).toBe(0)
  expect(faults).toEqual([])
  return steps.reduce((sum, { keys }) => sum + keys, 0)
}

it('records a diagnosis of a known patient with onset and severity in at most 32 presses', async () => {
  const presses = await record({ patient: 'known', typed: 'whit', condition: 'asthma' })
  expect(presses).toBeLessThanOrEqual(32)
  const { client } = consortium.hospitals[0]!.node
  const [row] = await client.call('submissions.list', {
    beforeNonce: null,
    limit: 1,
    filter: 'all',
  })
  const { document } = await client.call('submissions.get', { submission: row!.id })
  expect(document.patient.family).toBe('Whitcomb')
  expect(document.diagnoses[0]).toMatchObject({
    coding: { code: 'J45.909' },
    rank: 'primary',
    severity: 'mild',
  })
  expect(document.diagnoses[0]!.onset).toMatch(/^\d{4}-\d{2}-\d{2}$/)
}, 60_000)

it('records a diagnosis of a new patient, and carries over what was searched for', async () => {
  const presses = await record({
    patient: 'new',
    typed: '999-20-4471',
    family: 'Rivera',
    given: 'Ana',
    birthDate: '12.3.1968',
    condition: 'type 2 dia',
  })
  expect(presses).toBeLessThanOrEqual(68)
  const { client } = consortium.hospitals[0]!.node
  const [row] = await client.call('submissions.list', {
    beforeNonce: null,
    limit: 1,
    filter: 'all',
  })
  const { document } = await client.call('submissions.get', { submission: row!.id })
  expect(document.patient).toMatchObject({
    identifier: '999-20-4471',
    family: 'Rivera',
    birthDate: '1968-03-12',
    sex: 'female',
  })
}, 60_000)
