/**
 * A tour of every screen of both modes, with data on them. Whoever takes it is shown each stop in
 * turn: a test measures it, a script takes its picture.
 */
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { governmentFolder } from '#cli/scripted/consortium-script'
import * as membership from '../../e2e/people/membership.ts'
import { compareWords } from '../../e2e/people/telephone.ts'
import type { NodeWindow, Windows } from '../browser.ts'
import { hospitalStops } from './hospital-stops.ts'
import { governmentStops } from './government-stops.ts'
import type { Stage } from './stage.ts'

/** Shown each stop: its name, and the page as a person would see it there. */
export type Visit = (name: string, page: Page) => Promise<void>

const NEWCOMER: membership.Profile = {
  name: 'Beverly Hospital',
  licence: 'LIC-2281',
  city: 'Beverly',
  specialty: 'Cardiology',
  contact: 'Dr. Anne Whitfield',
  telephone: '+1 555 0142',
  person: 'Dr. Anne Whitfield',
}

/** Takes the whole tour. The stage is used up by it. */
export async function takeTour(
  windows: Windows,
  folder: string,
  stage: Stage,
  visit: Visit,
): Promise<void> {
  const { consortium, watched } = stage
  await beforeThereIsANode(windows, folder, visit)
  const government = await windows.show(consortium.government)
  const hospital = await windows.show(watched.node)
  await newcomerStops(windows, folder, { government, hospital, founder: watched.name }, visit)
  await governmentStops(government.page, watched.name, visit)
  await hospitalStops(hospital.page, stage, visit)
  await consortium.stop()
  await lockedStop(windows, folder, visit)
}

async function beforeThereIsANode(windows: Windows, folder: string, visit: Visit): Promise<void> {
  const unset = await windows.open({ dataFolder: join(folder, 'unset') })
  await unset.page.getByRole('heading', { name: 'What is this computer?' }).waitFor()
  await visit('choose-mode', unset.page)
  await unset.page.getByRole('button', { name: /^Government/ }).click()
  await membership.describeConsortium(unset.page, '0.0.0.0')
  await visit('create-consortium', unset.page)
  await unset.close()
}

interface Both {
  readonly government: NodeWindow
  readonly hospital: NodeWindow
  readonly founder: string
}

/** The way of a newcomer from the invitation to the approval prompt. */
async function newcomerStops(
  windows: Windows,
  folder: string,
  { government: { page: government }, hospital: { page: hospital }, founder }: Both,
  visit: Visit,
): Promise<void> {
  const newcomer = (await windows.open({ mode: 'hospital', dataFolder: join(folder, 'newcomer') }))
    .page
  const invitation = await membership.inviteHospital(government, NEWCOMER.name)
  await visit('invite', government)
  await membership.describeHospital(newcomer, invitation, NEWCOMER)
  await visit('request', newcomer)
  await membership.sendRequest(newcomer)
  await membership.openRequest(government, NEWCOMER.name)
  await compareWords(government, newcomer, '417309')
  await visit('request-waiting', newcomer)
  await visit('requests', government)
  await membership.admitCompared(government, newcomer)
  await membership.compareBlock(newcomer, { page: hospital, name: founder })
  await visit('join', newcomer)
  await visit('help-newcomer', hospital)
  await membership.signJoin(newcomer)
  await membership.startActivation(government, NEWCOMER.name)
  await membership.openApproval(hospital, NEWCOMER.name)
  await compareWords(hospital, newcomer, '902551')
  await visit('approval', hospital)
  await visit('join-approvals', newcomer)
  await visit('activation', government)
}

/** A node that was started again waits for its passphrase. */
async function lockedStop(windows: Windows, folder: string, visit: Visit): Promise<void> {
  const { page } = await windows.open({ dataFolder: governmentFolder(folder) })
  await page.getByRole('heading', { name: /^Unlock/ }).waitFor()
  await visit('unlock', page)
}
