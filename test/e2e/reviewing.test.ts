/** The validation prompt: over whatever is open, in every window, decided only on purpose. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
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
    // The word about the one before stands clear of the answers to this one.
    const word = page.getByRole('alert').filter({ hasText: 'Your signature is on its way' })
    const decline = promptOf(page).getByRole('button', { name: 'Decline, busy' })
    await word.waitFor()
    await expect.poll(() => overlap(word, decline)).toBe(false)
    // In the other window the review that was decided here gives way, too.
    await promptOf(second).getByText('Unspecified asthma, uncomplicated').waitFor()
    await accept(page)
    await promptOf(second).waitFor({ state: 'hidden' })
    expect(await waiting()).toBe(0)
  })

  it('leaves every letter to the field in which somebody types, and opens when they pause', async () => {
    await goTo(page, 'Diagnose')
    const field = page.getByLabel('Find the patient')
    await field.focus()
    const submitted = submitTo(author, another(ASTHMA, '999-77-0002'))
    const announced = page.getByText('A review waits for you.')
    let typed = ''
    while (typed.length < 10 || (typed.length < 160 && !(await announced.isVisible()))) {
      await page.keyboard.type('a ', { delay: 60 })
      typed += 'a '
    }
    await submitted
    expect(await promptOf(page).isVisible()).toBe(false)
    expect(await field.inputValue()).toBe(typed)
    expect(await waiting()).toBe(1)
    await promptOf(page).getByRole('button', { name: 'Accept…' }).waitFor()
    expect(await announced.isVisible()).toBe(false)
    expect(await field.inputValue()).toBe(typed)
    await accept(page)
    await promptOf(second).waitFor({ state: 'hidden' })
  })

  it('lists what was decided with its outcome in the chain', async () => {
    await goTo(page, 'Reviews')
    await page.getByRole('radiogroup', { name: 'Which reviews' }).getByText('Decided').click()
    const rows = page.getByRole('table', { name: 'Decided' }).getByRole('row')
    await expect.poll(() => rows.filter({ hasText: /Accepted.*Final.*Block \d+/ }).count()).toBe(3)
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
    const { patient, ...rest } = another(FOLLOW_UP, '999-77-0001')
    const original = await submitTo(author, { ...rest, patient })
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

/** The same case of another patient. */
function another<Case extends typeof ASTHMA>(one: Case, identifier: string): Case {
  return { ...one, patient: { ...one.patient, identifier } }
}

/** True if two things on the screen lie over each other. */
async function overlap(one: Locator, other: Locator): Promise<boolean> {
  const [first, second] = [await one.boundingBox(), await other.boundingBox()]
  if (!first || !second) return true
  const beside = first.x >= second.x + second.width || second.x >= first.x + first.width
  const above = first.y >= second.y + second.height || second.y >= first.y + first.height
  return !beside && !above
}

/** Accepts while another review waits, so that the prompt stays for the next. */
async function signAcceptance(one: Page): Promise<void> {
  await promptOf(one).getByRole('button', { name: 'Accept…' }).click()
  await promptOf(one).getByRole('button', { name: 'Sign and accept' }).click()
}

async function waitForReview(node: NodeProcess) {
  await node.awaitStatus('a review waits', ({ reviewsWaiting }) => reviewsWaiting > 0)
  return node.client.call('reviews.list', {})
}
