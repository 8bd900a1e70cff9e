/** What the administrator and the people of hospitals do on the way into the consortium. */
import type { Page } from 'playwright-core'
import { compareWords, tickSameWords } from './telephone.ts'

/** A hospital as its people describe it in the request. */
export interface Profile {
  readonly name: string
  readonly licence: string
  readonly city: string
  readonly specialty: string
  readonly contact: string
  readonly telephone: string
  readonly person: string
}

/** The passphrase that everybody of the tests types. */
export const PASSPHRASE = 'correct horse battery'

/** Founds a consortium; `listen` is the address that hospitals dial. */
export async function foundConsortium(page: Page, listen: string): Promise<void> {
  await describeConsortium(page, listen)
  await page.getByRole('button', { name: 'Found the consortium' }).click()
  await page.getByText('Block 0 is final').waitFor()
}

/** Fills in the founding form. */
export async function describeConsortium(page: Page, listen: string): Promise<void> {
  await page.getByLabel('Name of the consortium').fill('Massachusetts Diagnosis Consortium')
  await page.getByLabel('Country').fill('United States')
  await page.getByLabel('Name of the ministry').fill('Massachusetts Ministry of Health')
  await page.getByLabel('Your name').fill('Ruth Adeyemi')
  await page.getByLabel('Address to listen on').fill(listen)
  await typePassphrase(page)
}

/** Makes an invitation and copies its text from the screen. */
export async function inviteHospital(page: Page, label: string): Promise<string> {
  await goTo(page, 'Invitations')
  await page.getByLabel('For whom').fill(label)
  await page.getByRole('button', { name: 'Make an invitation' }).click()
  await page.getByRole('heading', { name: `Invitation for ${label}` }).waitFor()
  return page.getByLabel('Invitation as text').inputValue()
}

/** Fills in the request and sends it. */
export async function requestMembership(
  page: Page,
  invitation: string,
  profile: Profile,
): Promise<void> {
  await describeHospital(page, invitation, profile)
  await sendRequest(page)
}

/** Fills in the request form. */
export async function describeHospital(
  page: Page,
  invitation: string,
  profile: Profile,
): Promise<void> {
  await page.getByLabel('Invitation', { exact: true }).fill(invitation)
  await page.getByLabel('Name of the hospital').fill(profile.name)
  await page.getByLabel('Licence number').fill(profile.licence)
  await page.getByLabel('City').fill(profile.city)
  await page.getByRole('combobox', { name: 'Specialties' }).fill(profile.specialty)
  await page.getByRole('option', { name: profile.specialty }).click()
  await page.getByLabel('Whom to telephone').fill(profile.contact)
  await page.getByLabel('Telephone', { exact: true }).fill(profile.telephone)
  await page.getByLabel('Clinician at this workstation').fill(profile.person)
  await typePassphrase(page)
}

/** Sends the request that is filled in. */
export async function sendRequest(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Send the request' }).click()
  await page.getByRole('heading', { name: 'Your request is with the ministry' }).waitFor()
}

/** The administrator compares words with the hospital and admits it. */
export async function admit(government: Page, hospital: Page, name: string): Promise<void> {
  await openRequest(government, name)
  await compareWords(government, hospital, '314159')
  await admitCompared(government, hospital)
}

/** Opens a request that waits. */
export async function openRequest(government: Page, name: string): Promise<void> {
  await goTo(government, 'Hospitals')
  await government.getByRole('button', { name: new RegExp(name) }).click()
}

/** Admits the hospital of the open request after its words were compared. */
export async function admitCompared(government: Page, hospital: Page): Promise<void> {
  await tickSameWords(government)
  await government.getByRole('button', { name: 'Admit', exact: true }).click()
  await hospital.getByRole('heading', { name: 'Join the consortium' }).waitFor()
}

/** The newcomer signs that it joins, after comparing a block with `founder` if there is one. */
export async function join(
  hospital: Page,
  founder: { page: Page; name: string } | null,
): Promise<void> {
  if (founder) await compareBlock(hospital, founder)
  await signJoin(hospital)
}

/** Compares a recent block with a hospital that is active. */
export async function compareBlock(
  hospital: Page,
  founder: { page: Page; name: string },
): Promise<void> {
  await hospital.getByRole('combobox', { name: 'Hospital on the telephone' }).click()
  await hospital.getByRole('option', { name: founder.name }).click()
  const block = hospital.getByLabel('Block to compare')
  const height = await block.inputValue()
  await block.fill(height)
  await goTo(founder.page, 'Approvals')
  await founder.page.getByRole('button', { name: 'Help a newcomer compare' }).click()
  await founder.page.getByLabel('Block that the newcomer names').fill(height)
  await compareWords(hospital, founder.page, '271828')
  await tickSameWords(hospital)
}

/** Signs that this is the chain to join. */
export async function signJoin(hospital: Page): Promise<void> {
  await hospital.getByRole('button', { name: 'Sign and join' }).click()
}

/** The administrator starts the activation of an admitted hospital. */
export async function startActivation(government: Page, name: string): Promise<void> {
  await goTo(government, 'Hospitals')
  await government.getByRole('row', { name: new RegExp(name) }).click()
  await government.getByRole('button', { name: 'Activate…' }).click()
  await government.getByRole('button', { name: `Activate ${name}` }).click()
}

/** An active hospital compares the newcomer's keys by telephone and approves. */
export async function approve(page: Page, newcomer: Page, name: string): Promise<void> {
  await openApproval(page, name)
  await compareWords(page, newcomer, '161803')
  await tickSameWords(page)
  await page.getByRole('button', { name: 'Approve', exact: true }).click()
}

/** Opens the activation that waits for this hospital's approval. */
export async function openApproval(page: Page, name: string): Promise<void> {
  await goTo(page, 'Approvals')
  await page.getByRole('row', { name: `Activate ${name}` }).click()
}

/** Refuses a request that waits, with the reason that the hospital reads. */
export async function refuse(government: Page, name: string, reason: string): Promise<void> {
  await openRequest(government, name)
  await government.getByRole('button', { name: 'Refuse…' }).click()
  const dialog = government.getByRole('dialog', { name: `Refuse ${name}` })
  await dialog.getByLabel('Reason, shown to the hospital').fill(reason)
  await dialog.getByRole('button', { name: 'Refuse the request' }).click()
  await dialog.waitFor({ state: 'hidden' })
}

/** What the ministry decides about a member for a reason that every hospital reads. */
export type ReasonedChange = 'Suspend' | 'Reinstate' | 'Remove'

/** Opens the pane that says what a change of a member does, before it is made. */
export async function considerChange(
  government: Page,
  change: ReasonedChange,
  name: string,
): Promise<void> {
  await goTo(government, 'Hospitals')
  await government.getByRole('row', { name: new RegExp(name) }).click()
  await government.getByRole('button', { name: `${change}…` }).click()
  await government.getByRole('heading', { name: 'After', exact: true }).waitFor()
}

/** Makes the change whose pane is open. */
export async function decideChange(
  government: Page,
  change: ReasonedChange,
  name: string,
  reason: string,
): Promise<void> {
  await government.getByLabel('Reason, shown to every hospital').fill(reason)
  await government.getByRole('button', { name: `${change} ${name}` }).click()
}

/** A voting hospital approves a removal; nothing is compared for it. */
export async function approveRemoval(page: Page, name: string): Promise<void> {
  await openRemoval(page, name)
  const button = page.getByRole('button', { name: 'Approve', exact: true })
  await button.click()
  await button.waitFor({ state: 'hidden' })
}

/** Opens the removal that waits for this hospital's approval. */
export async function openRemoval(page: Page, name: string): Promise<void> {
  await goTo(page, 'Approvals')
  await page.getByRole('row', { name: `Remove ${name}` }).click()
}

/** Opens the keys of a node that was started again. */
export async function unlock(page: Page): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Unlock' }).click()
}

/** Chooses an entry of the navigation rail. */
export async function goTo(page: Page, label: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: new RegExp(`^${label}`) })
    .click()
}

async function typePassphrase(page: Page): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await page.getByLabel('Passphrase again').fill(PASSPHRASE)
}
