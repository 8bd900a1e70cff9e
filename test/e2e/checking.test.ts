/** Checking: the whole chain in the node, evidence to take away, from an entry to the chart. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { ScriptedConsortium } from '#cli/scripted/consortium-script'
import type { NodeProcess } from '#cli/scripted/node-process'
import { type NodeWindow, openWindows, type Windows } from '../support/browser.ts'
import { foundSmallConsortium, knowOnePatient, submitTo } from '../support/small-consortium.ts'
import { ASTHMA } from '../support/tour/cases.ts'
import { goTo } from './people/membership.ts'
import { promptOf, reject } from './people/records.ts'

let folder: string
let windows: Windows
let consortium: ScriptedConsortium
let node: NodeProcess
let shown: NodeWindow[]
let page: Page
let second: Page

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medichain-checking-'))
  windows = await openWindows()
  consortium = await foundSmallConsortium(folder)
  await knowOnePatient(consortium)
  ;({ node } = consortium.hospitals[0]!)
  shown = [await windows.show(node), await windows.show(node)]
  ;[page, second] = shown.map((window) => window.page) as [Page, Page]
  for (const one of [page, second]) one.setDefaultTimeout(20_000)
}, 120_000)

afterAll(async () => {
  await windows?.close()
  await consortium?.stop()
  await rm(folder, { recursive: true, force: true })
})

afterEach(() => expect(shown.flatMap(({ faults }) => faults)).toEqual([]))

/** Opens the block that holds the one diagnosis; answers its height. */
async function openBlockOfRecord(one: Page): Promise<number> {
  await goTo(one, 'Chain')
  await one.getByRole('row', { name: /1 diagnosis/ }).click()
  const heading = one.getByRole('heading', { name: /^Block \d+$/ })
  await heading.waitFor()
  return Number((await heading.innerText()).replace('Block ', ''))
}

/**
 * Lets a node run for a few milliseconds at a time, as a computer with other work does, so that
 * the verification of a short chain lasts long enough to be seen. Answers how to end it.
 */
function slowDown(slowed: NodeProcess): () => Promise<void> {
  const ended = new AbortController()
  const going = (async () => {
    while (!ended.signal.aborted) {
      slowed.signal('SIGSTOP')
      await sleep(200)
      slowed.signal('SIGCONT')
      await sleep(3)
    }
  })()
  return async () => {
    ended.abort()
    await going
  }
}

/** Tries of which one must last until its progress is told: a short chain may be quicker. */
const TRIES = 5

/** Verifies until every window has shown the progress of one and the same run. */
async function seeProgress(height: number): Promise<boolean> {
  const words = new RegExp(String.raw`^Verifying \d+ of ${height}`)
  const atFullSpeed = slowDown(node)
  try {
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const telling = [page, second].map((one) =>
        one
          .getByText(words)
          .waitFor({ timeout: 8000 })
          .then(
            () => true,
            () => false,
          ),
      )
      await page.getByRole('button', { name: /^Verify/ }).click()
      if (!(await Promise.all(telling)).includes(false)) return true
    }
    return false
  } finally {
    await atFullSpeed()
  }
}

/** What the details of the verdict say, name and figure. */
async function verdictOf(one: Page): Promise<Record<string, string>> {
  await one.getByRole('button', { name: /^All \d+ blocks verified$/ }).click()
  const dialog = one.getByRole('dialog', { name: 'Verification of the whole chain' })
  await dialog.getByText('Nothing was changed since it was recorded.').waitFor()
  const terms = await dialog.locator('dt').allInnerTexts()
  const figures = await dialog.locator('dd').allInnerTexts()
  await one.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  return Object.fromEntries(terms.map((term, at) => [term, figures[at] ?? '']))
}

it('the whole chain is verified in the node, before the eyes of everybody at it', async () => {
  for (const one of [page, second]) await goTo(one, 'Chain')
  const { height } = await node.client.call('app.status', {})
  await page.getByRole('button', { name: 'Verify the whole chain' }).waitFor()
  expect(await seeProgress(height)).toBe(true)
  const verdict = await verdictOf(page)
  expect(verdict).toMatchObject({
    'Blocks, with links and roots': String(height),
    'Sealed records, against their digests': '1',
    'Sealed records that are not stored here': '0',
  })
  expect(Number(verdict['Signatures'])).toBeGreaterThan(height)
  expect(verdict['Ended']).toMatch(/, in [\d.]+ s$/)
  expect(await verdictOf(second)).toEqual(verdict)
})

it('evidence of a block is saved as JSON about this block and names no patient', async () => {
  const height = await openBlockOfRecord(page)
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export evidence' }).click()
  const download = await saving
  expect(download.suggestedFilename()).toBe(`medichain-evidence-${height}.json`)
  const text = await readFile(await download.path(), 'utf8')
  const evidence: unknown = JSON.parse(text)
  expect(evidence).toMatchObject({ format: 'medichain-evidence', kind: 'block', height })
  // Neither written out nor in the bytes that stand in it as Base64.
  const inBytes = [...text.matchAll(/"([A-Za-z0-9+/=]{40,})"/g)].map(([, base64]) =>
    Buffer.from(base64!, 'base64').toString('latin1'),
  )
  expect(inBytes.join('')).toContain('Winchester Hospital')
  for (const content of [text, ...inBytes]) {
    expect(content).not.toMatch(/Whitcomb|Nora|999-63-1180|E11\.9|HbA1c/i)
  }
})

it('an entry leads to the chart where the hospital can open it, and nowhere at the ministry', async () => {
  await openBlockOfRecord(page)
  await page.getByRole('link', { name: 'Details' }).click()
  await page.getByRole('button', { name: 'Open the patient’s chart' }).click()
  await page.getByRole('heading', { name: 'Timeline' }).waitFor()
  await page.getByText('Whitcomb, Nora').first().waitFor()

  const ministry = await windows.show(consortium.government)
  await openBlockOfRecord(ministry.page)
  await ministry.page.getByRole('link', { name: 'Details' }).click()
  await ministry.page.getByRole('heading', { name: 'Public fields' }).waitFor()
  const chart = ministry.page.getByRole('button', { name: 'Open the patient’s chart' })
  expect(await chart.count()).toBe(0)
  expect(ministry.faults).toEqual([])
})

it('a prompt rises in every window of the drawn hospital; a verdict in one closes it in all', async () => {
  const [, author, third] = consortium.hospitals.map((hospital) => hospital.node)
  await third!.client.call('hospital.setPresence', { presence: 'busy' })
  await goTo(second, 'Network')
  await submitTo(author!, ASTHMA)
  for (const one of [page, second]) {
    await promptOf(one).getByText('Unspecified asthma, uncomplicated').first().waitFor()
  }
  await reject(second, 'The findings do not support the diagnosis', 'Please add the spirometry.')
  await promptOf(page).waitFor({ state: 'hidden' })
  expect(await node.client.call('reviews.list', {})).toEqual([])
})
