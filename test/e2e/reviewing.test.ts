/** The validation prompt: over whatever is open, in every window, decided only on purpose. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ScriptedConsortium } from '#cli/scripted/consortium-script'
import type { NodeProcess } from '#cli/scripted/node-process'
import { type NodeWindow, openWindows, type Windows } from '../support/browser.ts'
import {
  endOf,
  foundSmallConsortium,
  knowOnePatient,
  submitTo,
} from '../support/small-consortium.ts'
import { ASTHMA, DUPLICATE, FOLLOW_UP } from '../support/tour/cases.ts'
import { goTo } from './people/membership.ts'
import { accept, promptOf } from './people/records.ts'

let folder: string
let windows: Windows
let consortium: ScriptedConsortium
let author: NodeProcess
let reviewer: NodeProcess
let shown: NodeWindow[]
let page: Page
let second: Page

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medichain-reviewing-'))
  windows = await openWindows()
  consortium = await foundSmallConsortium(folder)
  await knowOnePatient(consortium)
  const [first, middle, last] = consortium.hospitals.map(({ node }) => node)
  author = middle!
  reviewer = first!
  await last!.client.call('hospital.setPresence', { presence: 'busy' })
  shown = [await windows.show(reviewer), await windows.show(reviewer)]
  ;[page, second] = shown.map((window) => window.page) as [Page, Page]
  for (const one of [page, second]) one.setDefaultTimeout(20_000)
}, 120_000)

afterAll(async () => {
  await windows.close()
  await consortium.stop()
  await rm(folder, { recursive: true, force: true })
})

afterEach(() => expect(shown.flatMap(({ faults }) => faults)).toEqual([]))

const waiting = async () => (await reviewer.client.call('reviews.list', {})).length

describe('the validation prompt', () => {
  it('opens over what is open, in every window of the hospital', async () => {
    await goTo(page, 'Chain')
    await goTo(second, 'Patients')
    await submitTo(author, DUPLICATE)
    for (const one of [page, second]) {
      await promptOf(one).getByRole('button', { name: 'Accept…' }).waitFor()
      await promptOf(one).getByText('Possible duplicate').waitFor()
    }
  })

  it('is not decided by Enter or Escape, wherever the keyboard is', async () => {
    const prompt = promptOf(page)
    await page.keyboard.press('Enter')
    for (const name of ['Decline, busy', 'Reject…', 'Accept…']) {
      await prompt.getByRole('button', { name }).focus()
      await page.keyboard.press('Enter')
    }
    await prompt.getByRole('button', { name: 'Accept…' }).click()
    await page.keyboard.press('Enter')
    await prompt.getByRole('button', { name: 'Accept…' }).click()
    await prompt.getByRole('button', { name: 'Sign and accept' }).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await prompt.waitFor({ state: 'hidden' })
    expect(await waiting()).toBe(1)
    // The other window goes on showing it, and a badge tells of it here.
    await promptOf(second).getByRole('button', { name: 'Accept…' }).waitFor()
    await page
      .getByRole('link', { name: /^Reviews/ })
      .getByText('1')
      .waitFor()
  })

  it('computes the draw again in place', async () => {
    await goTo(page, 'Reviews')
    await page.getByRole('button', { name: 'Open review' }).click()
    await promptOf(page).getByRole('button', { name: 'Show proof' }).click()
    await promptOf(page).getByRole('button', { name: 'Check again' }).click()
    await promptOf(page).getByText('Every step holds').waitFor()
    expect(await promptOf(page).getByLabel('Holds', { exact: true }).count()).toBe(4)
  })

  it('says what else waits, and lets the next follow a verdict', async () => {
    await submitTo(author, ASTHMA)
    await promptOf(page).getByRole('button', { name: '1 other review waits' }).waitFor()
    await signAcceptance(page)
    await promptOf(page).getByText('Unspecified asthma, uncomplicated').waitFor()
    // In the other window the review that was decided here gives way, too.
    await promptOf(second).getByText('Unspecified asthma, uncomplicated').waitFor()
    await accept(page)
    await promptOf(second).waitFor({ state: 'hidden' })
    expect(await waiting()).toBe(0)
  })

  it('lists what was decided with its outcome in the chain', async () => {
    await goTo(page, 'Reviews')
    await page.getByRole('radiogroup', { name: 'Which reviews' }).getByText('Decided').click()
    const rows = page.getByRole('table', { name: 'Decided' }).getByRole('row')
    await expect.poll(() => rows.filter({ hasText: /Accepted.*Final.*Block \d+/ }).count()).toBe(2)
    await rows
      .getByRole('link', { name: /^Block/ })
      .first()
      .click()
    await page.getByRole('heading', { name: /^Block \d+/ }).waitFor()
  })
})

describe('amending', () => {
  it('shows the reviewer every field that changes, and why', async () => {
    await reviewer.client.call('hospital.setPresence', { presence: 'busy' })
    const [, , third] = consortium.hospitals.map(({ node }) => node)
    await third!.client.call('hospital.setPresence', { presence: 'idle' })
    const patient = { ...FOLLOW_UP.patient, identifier: '999-77-0001' }
    const original = await submitTo(author, { ...FOLLOW_UP, patient })
    const [held] = await waitForReview(third!)
    await third!.client.call('reviews.accept', { submission: held!.submission })
    const { row } = await endOf(author, original)
    await reviewer.client.call('hospital.setPresence', { presence: 'idle' })
    await third!.client.call('hospital.setPresence', { presence: 'busy' })
    const [diagnosis] = FOLLOW_UP.diagnoses
    await submitTo(author, {
      ...FOLLOW_UP,
      patient,
      diagnoses: [{ ...diagnosis!, verificationStatus: 'refuted' }],
      supersedes: { submission: row.id, reason: 'Cuff was too small' },
    })
    const table = promptOf(page).getByRole('table', { name: /^What changes in the record/ })
    await table.getByRole('row', { name: /Certainty.*Confirmed.*Refuted/ }).waitFor()
    await promptOf(page).getByText('Cuff was too small').waitFor()
    await accept(page)
  })
})

/** Accepts while another review waits, so that the prompt stays for the next. */
async function signAcceptance(one: Page): Promise<void> {
  await promptOf(one).getByRole('button', { name: 'Accept…' }).click()
  await promptOf(one).getByRole('button', { name: 'Sign and accept' }).click()
}

async function waitForReview(node: NodeProcess) {
  await node.awaitStatus('a review waits', ({ reviewsWaiting }) => reviewsWaiting > 0)
  return node.client.call('reviews.list', {})
}
