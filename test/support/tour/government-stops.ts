/** The screens of the ministry. */
import type { Page } from 'playwright-core'
import { goTo } from '../../e2e/people/membership.ts'
import type { Visit } from './tour.ts'

/** Each screen; `member` is the hospital whose panes are opened. */
export async function governmentStops(page: Page, member: string, visit: Visit): Promise<void> {
  await goTo(page, 'Home')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await visit('government-home', page)
  await membersStops(page, member, visit)
  await goTo(page, 'Network')
  await page.getByRole('heading', { name: 'Network' }).waitFor()
  await visit('network-government', page)
  await goTo(page, 'Ledger')
  const record = page.getByRole('row', { name: new RegExp(`^${member}.*Final`) }).first()
  await record.waitFor()
  await visit('ledger', page)
  await record.click()
  await page
    .getByText(/bytes, sealed$/)
    .first()
    .waitFor()
  await visit('ledger-what-we-hold', page)
  await goTo(page, 'Chain')
  await page
    .getByRole('row', { name: /diagnos/ })
    .first()
    .click()
  await page.getByText('Verified just now').waitFor()
  await visit('chain-government', page)
  await oversightStops(page, visit)
}

async function oversightStops(page: Page, visit: Visit): Promise<void> {
  await goTo(page, 'Fairness')
  await page.getByRole('heading', { name: 'First in the draw' }).waitFor()
  await visit('fairness-government', page)
  await goTo(page, 'Governance')
  await page
    .getByRole('row', { name: /^Activated/ })
    .first()
    .click()
  await page.getByRole('heading', { name: 'Approved by' }).waitFor()
  await visit('governance-government', page)
  await page.locator('label', { hasText: 'Kept by this node' }).click()
  await page.getByText('Invitation made').first().waitFor()
  await visit('governance-kept', page)
  await goTo(page, 'Network')
  await page.locator('label', { hasText: 'List' }).click()
  await page.getByRole('grid', { name: 'Hospitals' }).waitFor()
  await visit('network-government-list', page)
}

async function membersStops(page: Page, member: string, visit: Visit): Promise<void> {
  await goTo(page, 'Hospitals')
  await page.getByRole('row', { name: new RegExp(member) }).click()
  await page.getByRole('heading', { name: member, level: 2 }).waitFor()
  await visit('members', page)
  await page.getByRole('button', { name: 'Suspend…' }).click()
  await page.getByRole('heading', { name: 'After', exact: true }).waitFor()
  await page.getByLabel(/^Reason/).fill('Licence under review by the state board.')
  await visit('suspend', page)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Remove…' }).click()
  await page.getByRole('heading', { name: 'After', exact: true }).waitFor()
  await visit('remove', page)
}
