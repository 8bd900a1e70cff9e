/** The ministry suspends, reinstates, removes and refuses, and everybody reads it and why. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { PROJECT_ROOT } from '#cli/project'
import { foundByScript, type ScriptedConsortium } from '#cli/scripted/consortium-script'
import { decodeFinalBlock } from '#node/chain'
import { type NodeWindow, openWindows, type Windows } from '../support/browser.ts'
import * as chain from './people/chain.ts'
import * as membership from './people/membership.ts'
import * as records from './people/records.ts'

/** Of four hospitals one may be missing: a suspension does not stop blocks. */
const HOSPITALS = [
  { name: 'Winchester Hospital', city: 'Winchester', person: 'Dr. Elena Marsh' },
  { name: 'Holyoke Medical Center', city: 'Holyoke', person: 'Dr. Tomás Rivera' },
  { name: 'Baystate Medical Center', city: 'Springfield', person: 'Dr. Karen Osei' },
  { name: 'Lowell General Hospital', city: 'Lowell', person: 'Dr. Samuel Adair' },
]

const LOWELL = 'Lowell General Hospital'

const NEWCOMER: membership.Profile = {
  name: 'Beverly Hospital',
  licence: 'LIC-2281',
  city: 'Beverly',
  specialty: 'Cardiology',
  contact: 'Dr. Anne Whitfield',
  telephone: '+1 555 0142',
  person: 'Dr. Anne Whitfield',
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

const REASONS = {
  suspend: 'Licence under review by the state board.',
  reinstate: 'The state board has confirmed the licence.',
  remove: 'The hospital closes at the end of the month.',
  refuse: 'The licence number belongs to another hospital.',
}

/** Milliseconds within which a suspended hospital's node asks the ministry again, with room. */
const ASKS_AGAIN = 45_000

let folder: string
let windows: Windows
let consortium: ScriptedConsortium
let shown: NodeWindow[]
let government: Page
let others: Page[]
let lowell: Page

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medichain-governing-'))
  windows = await openWindows()
  consortium = await foundByScript({
    dataFolder: folder,
    demonstration: false,
    consortiumName: 'Massachusetts Diagnosis Consortium',
    governmentName: 'Massachusetts Ministry of Health',
    country: 'United States',
    administrator: 'Ruth Adeyemi',
    hospitals: HOSPITALS,
    holds: 16,
    progress: () => undefined,
  })
  const nodes = [consortium.government, ...consortium.hospitals.map(({ node }) => node)]
  shown = []
  for (const node of nodes) shown.push(await windows.show(node))
  for (const { page } of shown) page.setDefaultTimeout(20_000)
  ;[government, ...others] = shown.map(({ page }) => page) as [Page, ...Page[]]
  lowell = others.pop()!
}, 120_000)

afterAll(async () => {
  await windows?.close()
  await consortium?.stop()
  await rm(folder, { recursive: true, force: true })
})

// Each step stands on those before it.
let broken = false
beforeEach((context) => context.skip(broken, 'a step before it failed'))

afterEach(async ({ task }) => {
  broken ||= task.result?.state === 'fail'
  if (task.result?.state === 'fail') await windows.capture(join(PROJECT_ROOT, 'test-results'))
  expect(shown.flatMap(({ faults }) => faults)).toEqual([])
})

/** The innermost part of a page below a heading. */
function partOf(page: Page, heading: string): Locator {
  const titled = page.getByRole('heading', { name: heading, exact: true })
  return page.locator('section').filter({ has: titled }).last()
}

/** The lines of a list as they are read: name, then state. */
async function linesOf(part: Locator): Promise<string[]> {
  const lines = await part.getByRole('listitem').allInnerTexts()
  return lines.map((line) => line.replaceAll(/\s+/g, ' ').trim()).toSorted()
}

/** The list of members at the ministry, with one of them standing as said. */
async function seeMember(name: string, membershipWord: string): Promise<void> {
  await membership.goTo(government, 'Hospitals')
  await government.getByRole('row', { name: new RegExp(`${name}.*${membershipWord}`) }).waitFor()
}

it('a suspension names what follows for each hospital before it is made', async () => {
  await membership.considerChange(government, 'Suspend', LOWELL)
  const now = partOf(government, 'Now')
  await now.getByText('4 connected voters, 3 needed').waitFor()
  expect(await linesOf(now)).toEqual([
    'Baystate Medical Center can vote',
    'Holyoke Medical Center can vote',
    'Lowell General Hospital can vote',
    'Winchester Hospital can vote',
  ])
  const after = partOf(government, 'After')
  await after.getByText('3 connected voters, 3 needed').waitFor()
  expect(await linesOf(after)).toEqual([
    'Baystate Medical Center can vote',
    'Holyoke Medical Center can vote',
    'Lowell General Hospital suspended',
    'Winchester Hospital can vote',
  ])
  await government.getByText('still counts in the electorate').waitFor()
  const decide = government.getByRole('button', { name: `Suspend ${LOWELL}` })
  expect(await decide.isDisabled()).toBe(true)
  const { client } = consortium.government
  const members = await client.call('network.members', {})
  expect(new Set(members.map((member) => member.membership))).toEqual(new Set(['active']))
})

it('a suspended hospital reads in its window that it is suspended and what that means', async () => {
  await membership.decideChange(government, 'Suspend', LOWELL, REASONS.suspend)
  const strip = lowell.getByRole('alert').filter({ hasText: 'This hospital is suspended.' })
  await strip.getByText('It submits, reviews and reads nothing new').waitFor()
  await strip.getByText('Everything recorded before stays readable here.').waitFor()
  // Nothing in the window says that it may be asked, or that what it submits is sent later.
  await lowell.getByRole('heading', { name: 'Reviewing' }).waitFor({ state: 'hidden' })
  await seeMember(LOWELL, 'Suspended')
  for (const page of others) expect(await page.getByText('is suspended.').count()).toBe(0)
})

it('a reinstated hospital works again: its window is as before, and what it records becomes final', async () => {
  await membership.considerChange(government, 'Reinstate', LOWELL)
  await membership.decideChange(government, 'Reinstate', LOWELL, REASONS.reinstate)
  const suspended = lowell.getByText('This hospital is suspended.')
  await suspended.waitFor({ state: 'hidden', timeout: ASKS_AGAIN })
  await lowell.getByRole('heading', { name: 'Reviewing' }).waitFor()
  await seeMember(LOWELL, 'Active')
  await records.recordDiagnosis(lowell, ASTHMA)
  await records.accept(others[await records.drawnOf(others)]!)
  await chain.finalHeight(lowell)
})

it('a removal says who has approved and who is missing, and waits for the last of them', async () => {
  await membership.considerChange(government, 'Remove', LOWELL)
  await government.getByText('is removed only when 3 of the other hospitals approve').waitFor()
  await membership.decideChange(government, 'Remove', LOWELL, REASONS.remove)
  const approvals = partOf(government, 'Approvals')
  await approvals.getByText('0 of 3 needed').waitFor()
  const [winchester, holyoke] = others as [Page, Page]
  await membership.approveRemoval(winchester, LOWELL)
  await membership.approveRemoval(holyoke, LOWELL)
  await approvals.getByText('2 of 3 needed').waitFor()
  expect(await linesOf(approvals)).toEqual([
    'Baystate Medical Center Not yet',
    'Holyoke Medical Center Approved',
    'Winchester Hospital Approved',
  ])
  expect(await lowell.getByText('was removed from the consortium').count()).toBe(0)
})

it('a removal that the other hospitals approved is told in the window of the removed one', async () => {
  const baystate = others[2]!
  await membership.openRemoval(baystate, LOWELL)
  const pane = baystate.getByRole('complementary')
  await pane.getByText(REASONS.remove).waitFor()
  expect(await pane.getByLabel('Six digits, typed on both sides').count()).toBe(0)
  await membership.approveRemoval(baystate, LOWELL)
  const strip = lowell.getByRole('alert').filter({ hasText: 'was removed from the consortium' })
  await strip.getByText('It submits, reviews and reads nothing new.').waitFor()
  await seeMember(LOWELL, 'Removed')
})

it('a refused request tells the hospital who refused it, why, and what to do', async () => {
  const hospital = await windows.open({ mode: 'hospital', dataFolder: join(folder, 'newcomer') })
  shown.push(hospital)
  const { page } = hospital
  const invitation = await membership.inviteHospital(government, NEWCOMER.name)
  await membership.requestMembership(page, invitation, NEWCOMER)
  await membership.refuse(government, NEWCOMER.name, REASONS.refuse)
  await page.getByRole('heading', { name: 'The request was refused' }).waitFor()
  const ministry = 'Massachusetts Ministry of Health'
  await page.getByText(`${ministry} gave this reason: ${REASONS.refuse}`).waitFor()
  await page.getByText('with a new invitation you can ask again').waitFor()
})

it('the governance log lists every decision with its reason, and who approved', async () => {
  await membership.goTo(government, 'Governance')
  const log = government.getByRole('grid', { name: 'Governance log' })
  for (const [kind, reason] of [
    ['Suspended', REASONS.suspend],
    ['Reinstated', REASONS.reinstate],
    ['Removed', REASONS.remove],
  ]) {
    await log.getByRole('row', { name: `${kind} ${LOWELL} ${reason}` }).waitFor()
  }
  await log.getByRole('row', { name: /^Removed/ }).click()
  expect(await linesOf(partOf(government, 'Approved by'))).toEqual([
    'Baystate Medical Center no words needed',
    'Holyoke Medical Center no words needed',
    'Winchester Hospital no words needed',
  ])
  await government.locator('label', { hasText: 'Kept by this node' }).click()
  const refused = government.getByRole('listitem').filter({ hasText: 'Request refused' })
  await refused.filter({ hasText: NEWCOMER.name }).getByText(REASONS.refuse).waitFor()
})

it('the governance log is saved as JSON whose blocks hold every membership change', async () => {
  await membership.goTo(government, 'Governance')
  const saving = government.waitForEvent('download')
  await government.getByRole('button', { name: 'Save as a file' }).click()
  const download = await saving
  expect(download.suggestedFilename()).toMatch(/^medichain-evidence-governance-\d+\.json$/)
  const saved = await readFile(await download.path(), 'utf8')
  const { kind, blocks } = JSON.parse(saved) as { kind: string; blocks: string[] }
  expect(kind).toBe('governance')
  const transactions = blocks.flatMap(
    (block) => decodeFinalBlock(Buffer.from(block, 'base64')).block.transactions,
  )
  const told = transactions.flatMap((one) => {
    if (one.kind === 'admit' || one.kind === 'activate') return [[one.kind]]
    if (one.kind === 'suspend' || one.kind === 'reinstate' || one.kind === 'remove') {
      return [[one.kind, one.message.body.reason]]
    }
    return []
  })
  expect(told).toEqual([
    ...HOSPITALS.flatMap(() => [['admit'], ['activate']]),
    ['suspend', REASONS.suspend],
    ['reinstate', REASONS.reinstate],
    ['remove', REASONS.remove],
  ])
})
