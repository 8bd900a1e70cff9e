/**
 * The same screens when things are not as usual: nothing there yet, still loading, cut off from the
 * government, at fault, or holding the longest texts that people may enter.
 */
import { join } from 'node:path'
import type { Page, WebSocketRoute } from 'playwright-core'
import type { DocumentInput } from '#contract/views/diagnosis'
import { foundByScript, type ScriptedConsortium } from '#cli/scripted/consortium-script'
import { reviewByPolicy } from '#host/scripted/review-policy'
import { goTo, unlock } from '../../e2e/people/membership.ts'
import type { Windows } from '../browser.ts'
import { DIABETES } from './cases.ts'
import type { Visit } from './tour.ts'

/** As long as the contract lets a line be. */
const LONG_NAME = 'Saint Bartholomew and Saint Catherine Regional University Teaching Hospital '
  .repeat(3)
  .slice(0, 190)
  .trim()

const HOSPITAL_SCREENS = ['Home', 'Reviews', 'Submissions', 'Patients', 'Chain', 'Network']
const GOVERNMENT_SCREENS = ['Home', 'Hospitals', 'Network', 'Ledger', 'Chain', 'Invitations']

/** True for a stop whose answers are held back: it never settles, and hears of nothing new. */
export function isLoading(stop: string): boolean {
  return stop.startsWith('loading-')
}

/** True for a stop with the longest names: the small consortium's, all but those at fault. */
export function isLong(stop: string): boolean {
  return /^(empty|loading|long|offline|error-wrong)-/.test(stop)
}

/** Takes the tour of states below `folder`. */
export async function takeStatesTour(
  windows: Windows,
  folder: string,
  visit: Visit,
): Promise<void> {
  const consortium = await foundSmall(folder)
  try {
    const government = await windows.show(consortium.government)
    const [first] = consortium.hospitals
    if (!first) throw new Error('the script founded no hospital')
    const hospital = await windows.show(first.node)
    await hospital.page.getByRole('navigation', { name: 'Main' }).waitFor()
    await everyScreen(hospital.page, HOSPITAL_SCREENS, 'empty', visit)
    await everyScreen(government.page, GOVERNMENT_SCREENS, 'empty', visit)
    await loadingStops(hospital.page, visit)
    await longStops(hospital.page, government.page, consortium, visit)
    await offlineStops(hospital.page, consortium, visit)
  } finally {
    await consortium.stop()
  }
  await faultStops(windows, folder, visit)
}

function foundSmall(folder: string): Promise<ScriptedConsortium> {
  return foundByScript({
    dataFolder: join(folder, 'states'),
    demonstration: false,
    consortiumName: 'Consortium of the Commonwealth for the Shared Record of Diagnoses',
    governmentName: 'Ministry of Health and Social Affairs of the Commonwealth',
    country: 'United States',
    administrator: 'Ruth Adeyemi',
    hospitals: [
      {
        name: LONG_NAME,
        city: 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch',
        person: 'Dr. Maximiliana Featherstonehaugh-Cholmondeley',
      },
      { name: 'Holyoke Medical Center', city: 'Holyoke', person: 'Dr. Tomás Rivera' },
    ],
    holds: 4,
    progress: () => undefined,
  })
}

async function everyScreen(
  page: Page,
  screens: readonly string[],
  state: string,
  visit: Visit,
): Promise<void> {
  const mode = screens.includes('Patients') ? 'hospital' : 'government'
  for (const screen of screens) {
    await goTo(page, screen)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await visit(`${state}-${mode}-${screen.toLowerCase()}`, page)
  }
}

/** Answers are held back while a screen is looked at. */
async function loadingStops(page: Page, visit: Visit): Promise<void> {
  const held: (() => void)[] = []
  let holding = false
  await page.routeWebSocket('**/socket', (socket: WebSocketRoute) => {
    const server = socket.connectToServer()
    server.onMessage((message) => {
      const pass = () => socket.send(message)
      if (holding) held.push(pass)
      else pass()
    })
  })
  await page.reload()
  await page.getByRole('navigation', { name: 'Main' }).waitFor()
  for (const screen of ['Patients', 'Submissions', 'Chain']) {
    await goTo(page, 'Home')
    holding = true
    await goTo(page, screen)
    await page.getByRole('status', { name: 'Loading' }).first().waitFor()
    await visit(`loading-${screen.toLowerCase()}`, page)
    holding = false
    for (const pass of held.splice(0)) pass()
  }
}

const LONG_CASE: DocumentInput = {
  ...DIABETES,
  patient: {
    ...DIABETES.patient,
    identifier: '999-00-'.padEnd(64, '1234567890'),
    family: 'Wolfeschlegelsteinhausenbergerdorff-'.repeat(3).slice(0, 118),
    given: 'Maximiliana Wilhelmina Alexandrina Charlotte '.repeat(3).trim().slice(0, 118).trim(),
    city: 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch',
  },
  diagnoses: DIABETES.diagnoses.map((diagnosis) => ({
    ...diagnosis,
    note: 'The patient reports numbness in both feet since the summer, worse at night. '
      .repeat(100)
      .trim(),
  })),
  medication: [`${'Metformin 850 mg with extended release, '.repeat(10)}twice a day`],
}

async function longStops(
  hospital: Page,
  government: Page,
  { hospitals }: ScriptedConsortium,
  visit: Visit,
): Promise<void> {
  const [first, second] = hospitals
  if (!first || !second) throw new Error('the script founded fewer than two hospitals')
  const faults: unknown[] = []
  const stop = reviewByPolicy(
    second.node.client,
    'accept',
    () => 0,
    (fault) => faults.push(fault),
  )
  const { height: before } = await first.node.client.call('app.status', {})
  await first.node.client.call('diagnosis.submit', { document: LONG_CASE, source: 'form' })
  await first.node.awaitStatus('the record is final', ({ height }) => height > before)
  stop()
  await goTo(hospital, 'Submissions')
  await hospital.getByRole('row', { name: /Wolfeschlegel/ }).click()
  await visit('long-submissions', hospital)
  await goTo(hospital, 'Patients')
  await hospital.getByRole('row', { name: /Wolfeschlegel/ }).click()
  await hospital.getByRole('button', { name: 'Open chart' }).click()
  await hospital.getByRole('heading', { name: /Wolfeschlegel/ }).waitFor()
  await visit('long-chart', hospital)
  await second.node.client.call('diagnosis.submit', { document: LONG_CASE, source: 'form' })
  await hospital.getByRole('button', { name: 'Accept…' }).waitFor()
  await visit('long-validation-prompt', hospital)
  await hospital.keyboard.press('Escape')
  await everyScreen(hospital, ['Home', 'Chain', 'Network', 'Patients'], 'long', visit)
  await goTo(government, 'Hospitals')
  await government.getByRole('row', { name: /Saint Bartholomew/ }).click()
  await visit('long-members', government)
  await everyScreen(government, ['Network', 'Ledger'], 'long', visit)
  if (faults.length > 0) throw new Error('the long case was not accepted')
}

async function offlineStops(
  page: Page,
  { government, hospitals }: ScriptedConsortium,
  visit: Visit,
): Promise<void> {
  await government.stop()
  await hospitals[0]?.node.awaitStatus('offline is noticed', ({ connected }) => !connected)
  await hospitals[0]?.node.client.call('diagnosis.submit', { document: DIABETES, source: 'form' })
  await everyScreen(page, HOSPITAL_SCREENS, 'offline', visit)
}

async function faultStops(windows: Windows, folder: string, visit: Visit): Promise<void> {
  const dataFolder = join(folder, 'states', 'hospital-1')
  const locked = await windows.open({ dataFolder })
  await locked.page.getByRole('heading', { name: /^Unlock/ }).waitFor()
  await unlock(locked.page)
  await locked.page.getByText(/does not open/).waitFor()
  await visit('error-wrong-passphrase', locked.page)
  await locked.close()
  const unset = await windows.open({ mode: 'hospital', dataFolder: join(folder, 'faults') })
  await unset.page.getByRole('button', { name: 'Send the request' }).click()
  await visit('error-request-form', unset.page)
  await unset.page.evaluate(() => {
    location.hash = '#/nowhere'
  })
  await unset.close()
}
