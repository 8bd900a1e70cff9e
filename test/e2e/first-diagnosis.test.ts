/**
 * A real consortium run by its people, through the pages alone: founded, joined by three hospitals
 * with compared words and approvals, then diagnoses recorded, validated, refused and taken back.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { PROJECT_ROOT } from '#cli/project'
import { openWindows, type OwnNodeWindow, type Windows } from '../support/browser.ts'
import * as chain from './people/chain.ts'
import * as membership from './people/membership.ts'
import * as records from './people/records.ts'

const PROFILES: readonly membership.Profile[] = [
  ['Winchester Hospital', 'LIC-2041', 'Winchester', 'Paediatrics', 'Elena Marsh', '0100'],
  ['Holyoke Medical Center', 'LIC-3302', 'Holyoke', 'Cardiology', 'Tomás Rivera', '0101'],
  ['Baystate Medical Center', 'LIC-1187', 'Springfield', 'Psychiatry', 'Karen Osei', '0102'],
].map(([name, licence, city, specialty, person, line]) => ({
  name: name!,
  licence: licence!,
  city: city!,
  specialty: specialty!,
  contact: `${person!}, records office`,
  telephone: `+1 555 ${line!}`,
  person: `Dr. ${person!}`,
}))

const DIABETES: records.Case = {
  identifier: '999-41-7702',
  family: 'Quackenbush',
  given: 'Philomena',
  birthDate: '1961-04-17',
  city: 'Lowell',
  typed: 'type 2 dia',
  code: 'E11.9',
  note: 'HbA1c 7.9 percent on two samples',
  medication: 'Metformin 500 mg, twice a day',
}

const ASTHMA: records.Case = {
  identifier: '999-52-8813',
  family: 'Zwickelbauer',
  given: 'Ottokar',
  birthDate: '1987-11-02',
  city: 'Salem',
  typed: 'asthma',
  code: 'J45.909',
  note: 'Wheezing at night',
  medication: 'Salbutamol inhaler',
}

let folder: string
let windows: Windows
let all: OwnNodeWindow[]
let government: Page
let hospitals: Page[]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medichain-e2e-'))
  windows = await openWindows()
  all = await Promise.all([
    windows.open({ mode: 'government', dataFolder: join(folder, 'government') }),
    ...PROFILES.map((_, index) =>
      windows.open({ mode: 'hospital', dataFolder: join(folder, `hospital-${index + 1}`) }),
    ),
  ])
  for (const { page } of all) page.setDefaultTimeout(20_000)
  ;[government, ...hospitals] = all.map(({ page }) => page) as [Page, ...Page[]]
}, 120_000)

afterAll(async () => {
  await windows.close()
  await rm(folder, { recursive: true, force: true })
})

// Each step stands on those before it.
let broken = false
beforeEach((context) => context.skip(broken, 'a step before it failed'))

afterEach(async ({ task }) => {
  broken ||= task.result?.state === 'fail'
  if (task.result?.state === 'fail') await windows.capture(join(PROJECT_ROOT, 'test-results'))
  expect(all.flatMap(({ faults }) => faults)).toEqual([])
})

/** Joins a hospital; those before it in the list compare with it and approve. */
async function bringIn(index: number): Promise<void> {
  const profile = PROFILES[index]!
  const page = hospitals[index]!
  const founders = hospitals.slice(0, index)
  const invitation = await membership.inviteHospital(government, profile.name)
  await membership.requestMembership(page, invitation, profile)
  await membership.admit(government, page, profile.name)
  const [founder] = founders
  await membership.join(page, founder ? { page: founder, name: PROFILES[0]!.name } : null)
  await membership.startActivation(government, profile.name)
  for (const other of founders) await membership.approve(other, page, profile.name)
  await page.getByRole('link', { name: /^Diagnose/ }).waitFor()
}

describe('a consortium run by its people', () => {
  it('is founded by an administrator', async () => {
    await membership.foundConsortium(government, '127.0.0.1')
  })

  it('takes in three hospitals, each with compared words and the approval of all before it', async () => {
    for (const index of PROFILES.keys()) await bringIn(index)
    await membership.goTo(government, 'Hospitals')
    await expect.poll(() => government.getByText('Active', { exact: true }).count()).toBe(3)
  }, 90_000)

  it('makes an accepted diagnosis final in one and the same block at all four nodes', async () => {
    const [author, ...others] = hospitals as [Page, ...Page[]]
    await records.recordDiagnosis(author, DIABETES)
    const validator = others[await records.drawnOf(others)]!
    const prompt = await records.promptOf(validator).innerText()
    for (const shown of [DIABETES.family, DIABETES.code, DIABETES.note, DIABETES.medication]) {
      expect(prompt).toContain(shown)
    }
    await records.accept(validator)
    const height = await chain.finalHeight(author)
    const hashes = []
    for (const { page } of all) hashes.push(await chain.hashOfBlock(page, height))
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/)
    expect(new Set(hashes).size).toBe(1)
  }, 60_000)

  it('shows the author a rejection with its reason and the words of the reviewer', async () => {
    const [author, ...others] = hospitals as [Page, ...Page[]]
    await records.recordDiagnosis(author, ASTHMA)
    const reviewer = others[await records.drawnOf(others)]!
    const words = 'Spirometry is missing; please add it.'
    await records.reject(reviewer, 'The findings do not support the diagnosis', words)
    const pane = author.getByRole('complementary')
    await pane.getByText(/Rejected by Dr\./).waitFor()
    await pane.getByText(`The findings do not support the diagnosis. ${words}`).waitFor()
    await pane.getByText('Rejected', { exact: true }).waitFor()
  }, 60_000)

  it('passes a declined case on to the next hospital', async () => {
    const [author, ...others] = hospitals as [Page, ...Page[]]
    await records.recordDiagnosis(author, { ...ASTHMA, note: 'Spirometry added' })
    const first = await records.drawnOf(others)
    await records.decline(others[first]!)
    const second = others[1 - first]!
    expect(await records.drawnOf([second])).toBe(0)
    await records.accept(second)
    await chain.finalHeight(author)
    await author.getByText(`${PROFILES[1 + first]!.name} passed`).waitFor()
  }, 60_000)

  it('passes over busy hospitals, and a case that nobody holds can be withdrawn', async () => {
    const [author, ...others] = hospitals as [Page, ...Page[]]
    for (const page of others) await page.getByLabel(/^Idle, may be asked/).click()
    await records.recordDiagnosis(author, { ...ASTHMA, note: 'Second visit' }, true)
    for (const { name } of PROFILES.slice(1)) {
      await author.getByText(`${name} passed`).first().waitFor()
    }
    await author.getByRole('button', { name: 'Withdraw…' }).click()
    await author.getByRole('button', { name: 'Withdraw', exact: true }).click()
    await author.getByText('Withdrawn by this hospital').waitFor()
    for (const page of others) expect(await records.promptOf(page).count()).toBe(0)
  }, 60_000)

  it('asks the one idle hospital when the other is busy', async () => {
    const [author, , idle] = hospitals as [Page, Page, Page]
    await idle.getByLabel(/^Busy, is not asked/).click()
    await records.recordDiagnosis(author, { ...ASTHMA, note: 'Third visit' }, true)
    expect(await records.drawnOf([idle])).toBe(0)
    await records.accept(idle)
    await chain.finalHeight(author)
  }, 60_000)

  it('shows the government sealed bytes and nothing of any patient', async () => {
    const secrets = [DIABETES, ASTHMA].flatMap(({ typed: _typed, city: _city, ...one }) =>
      Object.values(one),
    )
    for (const screen of ['Home', 'Hospitals', 'Network', 'Ledger', 'Chain', 'Invitations']) {
      await membership.goTo(government, screen)
      await government.getByRole('heading', { level: 1 }).waitFor()
      await chain.expectNothingOf(government, secrets)
    }
    await membership.goTo(government, 'Ledger')
    const ledger = government.getByRole('grid', { name: 'Relayed records' })
    const relayed = ledger.getByRole('row', { name: new RegExp(PROFILES[0]!.name) })
    await expect.poll(() => relayed.count()).toBe(5)
    for (let place = 0; place < 5; place++) {
      await relayed.nth(place).click()
      await government
        .getByText(/bytes, sealed$/)
        .first()
        .waitFor()
      await chain.expectNothingOf(government, secrets)
    }
  }, 60_000)

  it('brings back what was typed when the author’s computer lost power', async () => {
    const [author] = hospitals as [Page]
    await records.typeDiagnosis(author, { ...ASTHMA, note: 'Fourth visit' }, true)
    await author.getByText(/^Draft saved on this computer, \d\d:\d\d:\d\d$/).waitFor()
    await all[1]!.kill()
    all[1] = await windows.open({ mode: 'hospital', dataFolder: join(folder, 'hospital-1') })
    const { page } = all[1]
    await membership.unlock(page)
    const draft = page.getByRole('listitem').filter({ hasText: `Draft for ${ASTHMA.family}` })
    await draft.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('link', { name: 'Open chart' }).waitFor()
    await page.getByRole('group', { name: new RegExp(`^${ASTHMA.code}`) }).waitFor()
    expect(await page.getByLabel('Note').inputValue()).toBe('Fourth visit')
    expect(await page.getByLabel('Medication').inputValue()).toBe(ASTHMA.medication)
  }, 60_000)
})
