/** The screens of a hospital. */
import type { Page } from 'playwright-core'
import { goTo } from '../../e2e/people/membership.ts'
import { promptOf } from '../../e2e/people/records.ts'
import { promptWatched, type Stage } from './stage.ts'
import type { Visit } from './tour.ts'

/** Each screen of the watched hospital. */
export async function hospitalStops(page: Page, stage: Stage, visit: Visit): Promise<void> {
  await goTo(page, 'Home')
  await page.getByRole('heading', { name: stage.watched.name }).waitFor()
  await visit('hospital-home', page)
  await submissionsStops(page, visit)
  await patientsStops(page, visit)
  await recordStops(page, visit)
  await chainStops(page, visit)
  await goTo(page, 'Network')
  await page.getByRole('heading', { name: 'Network', level: 1 }).waitFor()
  await page.getByRole('row', { name: /Holyoke/ }).click()
  await page.getByRole('heading', { name: 'Holyoke Medical Center', level: 2 }).waitFor()
  await visit('network-hospital', page)
  await page.getByRole('button', { name: 'Close' }).click()
  await page.locator('label', { hasText: 'Fairness of the draw' }).click()
  await page.getByRole('heading', { name: 'First in the draw' }).waitFor()
  await visit('fairness', page)
  await page.locator('label', { hasText: 'Governance' }).click()
  await page
    .getByRole('row', { name: /^Activated/ })
    .first()
    .waitFor()
  await visit('governance', page)
  await promptStops(page, stage, visit)
}

async function submissionsStops(page: Page, visit: Visit): Promise<void> {
  await goTo(page, 'Submissions')
  await page.getByRole('row', { name: /^Final Whitcomb/ }).click()
  await page.getByText(/^Final in block/).waitFor()
  await visit('submissions', page)
  await page.getByRole('row', { name: /^Rejected Whitcomb/ }).click()
  await page.getByText(/^Rejected by/).waitFor()
  await visit('submissions-rejected', page)
  await page.getByRole('row', { name: /^In review/ }).click()
  await page.getByRole('button', { name: 'Withdraw…' }).click()
  await page.getByRole('dialog', { name: 'Withdraw this submission?' }).waitFor()
  await visit('submissions-withdraw', page)
  await page.getByRole('button', { name: 'Keep it' }).click()
}

async function patientsStops(page: Page, visit: Visit): Promise<void> {
  await goTo(page, 'Patients')
  await page.getByRole('heading', { name: 'Patients', level: 1 }).waitFor()
  await page.getByRole('row', { name: /Rice, Babara/ }).click()
  await page.getByRole('button', { name: 'Open chart' }).waitFor()
  await visit('patients', page)
  await page.getByRole('button', { name: 'Open chart' }).click()
  await page.getByText('National identifier').waitFor()
  await visit('chart', page)
}

async function recordStops(page: Page, visit: Visit): Promise<void> {
  await goTo(page, 'Diagnose')
  const search = page.getByLabel('Find the patient')
  await search.waitFor()
  await visit('find-patient', page)
  await page.getByRole('button', { name: 'Add a patient' }).click()
  await page.getByLabel('National identifier').fill('999-20-4471')
  await visit('new-patient', page)
  await page.getByRole('button', { name: 'Back to the search' }).click()
  await search.fill('whitcomb')
  await search.press('Enter')
  const box = page.getByRole('combobox', { name: 'Add a condition' })
  await box.fill('type 2 diabetes neuro')
  await page.getByRole('option').first().waitFor()
  await box.press('Shift+Enter')
  await page.getByLabel('Note').fill('Reduced vibration sense in both feet since August.')
  await box.fill('hyper')
  await page.getByText(/^\d+ matches$/).waitFor()
  await visit('new-diagnosis', page)
  await page.getByText(/^Draft saved on this computer/).waitFor()
  await goTo(page, 'Home')
  await page.getByRole('button', { name: 'New diagnosis' }).click()
  await page.getByRole('heading', { name: 'Drafts on this computer' }).waitFor()
  await visit('drafts', page)
}

async function chainStops(page: Page, visit: Visit): Promise<void> {
  await goTo(page, 'Chain')
  await page
    .getByRole('row', { name: /diagnos/ })
    .first()
    .click()
  await page.getByText('Verified just now').waitFor()
  await visit('chain', page)
  await page.getByRole('link', { name: 'Details' }).first().click()
  await page.getByRole('heading', { name: /^Diagnosis/, level: 2 }).waitFor()
  await visit('chain-transaction', page)
}

async function promptStops(page: Page, stage: Stage, visit: Visit): Promise<void> {
  await promptWatched(stage)
  const prompt = promptOf(page)
  await prompt.getByRole('button', { name: 'Accept…' }).waitFor()
  await visit('validation-prompt', page)
  await prompt.getByRole('button', { name: 'Show proof' }).click()
  await prompt.getByRole('button', { name: 'Check again' }).click()
  await prompt.getByText('Every step holds').waitFor()
  await visit('validation-proof', page)
  await prompt.getByRole('button', { name: 'Hide proof' }).click()
  await prompt.getByRole('button', { name: 'Accept…' }).click()
  await visit('validation-accept', page)
  await prompt.getByRole('button', { name: 'Back' }).click()
  await prompt.getByRole('button', { name: 'Reject…' }).click()
  await prompt.getByRole('combobox', { name: 'Reason' }).click()
  await page.getByRole('option', { name: 'Already recorded' }).click()
  await prompt
    .getByLabel(/What the author should know/)
    .fill('Recorded here in November; please amend that record instead.')
  await visit('validation-reject', page)
  await prompt.getByRole('button', { name: 'Back' }).click()
  await page.keyboard.press('Escape')
  await prompt.waitFor({ state: 'hidden' })
  await goTo(page, 'Reviews')
  await page.getByRole('button', { name: 'Open review' }).waitFor()
  await visit('reviews', page)
  const filter = page.getByRole('radiogroup', { name: 'Which reviews' })
  await filter.getByText('Decided').click()
  await page.getByRole('table', { name: 'Decided' }).getByRole('row').nth(1).waitFor()
  await visit('reviews-decided', page)
  await filter.getByText('Passed on').click()
  await visit('reviews-passed-on', page)
}
