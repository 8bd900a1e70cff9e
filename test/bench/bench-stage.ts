/** What every benchmark of the window stands on: a busy little consortium, and Chromium. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import {
  foundByScript,
  type ScriptedConsortium,
  type ScriptedHospital,
} from '#cli/scripted/consortium-script'
import { reviewByPolicy } from '#host/scripted/review-policy'
import { goTo } from '../e2e/people/membership.ts'
import { openWindows, type Windows } from '../support/browser.ts'
import { settled } from '../support/tour/measure.ts'
import { madeUpDocument } from './made-up-documents.ts'
import { probePage } from './page-probe.ts'
import { importSteadily } from './steady-import.ts'

const HOSPITALS = [
  { name: 'Winchester Hospital', city: 'Winchester', person: 'Dr. Elena Marsh' },
  { name: 'Holyoke Medical Center', city: 'Holyoke', person: 'Dr. Tomás Rivera' },
  { name: 'Baystate Medical Center', city: 'Springfield', person: 'Dr. Karen Osei' },
]

/** Milliseconds after which something that does not appear is a fault. */
const PATIENCE = 15_000

/** The consortium, and the window of its first hospital. */
export interface BenchStage {
  readonly consortium: ScriptedConsortium
  /** The hospital whose window is measured. It is busy, so that no prompt covers the window. */
  readonly watched: ScriptedHospital
  readonly others: readonly ScriptedHospital[]
  readonly page: Page
}

/** Founds a government and three hospitals and gives the watched one `records` final records. */
export async function onStage<Result>(
  records: number,
  play: (stage: BenchStage) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'medichain-bench-'))
  const windows = await openWindows()
  let consortium: ScriptedConsortium | undefined
  try {
    consortium = await found(folder)
    const [watched, ...others] = consortium.hospitals
    if (!watched) throw new Error('the script founded no hospital')
    const faults = acceptEverything(consortium.hospitals)
    await watched.node.client.call('hospital.setPresence', { presence: 'busy' })
    await record(watched, records)
    const page = await openWindow(windows, watched)
    const result = await play({ consortium, watched, others, page })
    if (faults.length > 0) throw new Error('reviews failed', { cause: faults[0] })
    return result
  } finally {
    await windows.close()
    await consortium?.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Goes to a screen that the rail names, until all of it is there. */
export async function showScreen(page: Page, name: string): Promise<void> {
  await goTo(page, name)
  await page.locator('nav a[aria-current="page"]', { hasText: name }).waitFor()
  await settled(page)
}

function found(dataFolder: string): Promise<ScriptedConsortium> {
  return foundByScript({
    dataFolder,
    demonstration: true,
    consortiumName: 'Massachusetts Diagnosis Consortium',
    governmentName: 'Massachusetts Ministry of Health',
    country: 'United States',
    administrator: 'Ruth Adeyemi',
    hospitals: HOSPITALS,
    holds: 32,
    progress: () => undefined,
  })
}

/** Every hospital accepts what it is asked; answers the faults, as they come. */
function acceptEverything(hospitals: readonly ScriptedHospital[]): readonly unknown[] {
  const faults: unknown[] = []
  for (const { node } of hospitals) {
    reviewByPolicy(
      node.client,
      'accept',
      () => 0,
      (fault) => faults.push(fault),
    )
  }
  return faults
}

async function record(hospital: ScriptedHospital, records: number): Promise<void> {
  let number = 0
  await importSteadily(hospital, () => (number < records ? madeUpDocument(number++) : null)).done
}

async function openWindow(windows: Windows, { node }: ScriptedHospital): Promise<Page> {
  const { page } = await windows.show(node)
  page.setDefaultTimeout(PATIENCE)
  await probePage(page)
  await page.reload()
  await page.getByRole('navigation', { name: 'Main' }).waitFor()
  return page
}
