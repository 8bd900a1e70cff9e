/** What clinicians do with diagnoses: record, validate, look up. */
import type { Page } from 'playwright-core'
import { goTo } from './membership.ts'

/** A new patient and one condition, as a clinician types them. */
export interface Case {
  readonly identifier: string
  readonly family: string
  readonly given: string
  readonly birthDate: string
  readonly city: string
  /** What is typed into the condition box. */
  readonly typed: string
  readonly code: string
  readonly note: string
  readonly medication: string
}

/** Records a case, by keyboard from the patient's search on. `known`: the patient has a record. */
export async function recordDiagnosis(page: Page, one: Case, known = false): Promise<void> {
  await typeDiagnosis(page, one, known)
  await page.keyboard.press('Control+Enter')
  await page.getByRole('link', { name: 'Follow it' }).click()
  await page.getByRole('heading', { name: `${one.family}, ${one.given}` }).waitFor()
}

/** Types a case and does not submit it. */
export async function typeDiagnosis(page: Page, one: Case, known: boolean): Promise<void> {
  await goTo(page, 'Diagnose')
  const search = page.getByLabel('Find the patient')
  await search.fill(one.identifier)
  await search.press('Enter')
  if (!known) await addPatient(page, one)
  await addCondition(page, one)
  await page.getByLabel('Note').fill(one.note)
  await page.getByLabel('Medication').fill(one.medication)
}

async function addPatient(page: Page, one: Case): Promise<void> {
  await page.getByLabel('Family name').fill(one.family)
  await page.getByLabel('Given name').fill(one.given)
  await page.getByRole('textbox', { name: 'Birth date' }).fill(one.birthDate)
  await page.getByLabel('Lives in').fill(one.city)
  await page.keyboard.press('Enter')
}

async function addCondition(page: Page, { typed, code }: Case): Promise<void> {
  const box = page.getByRole('combobox', { name: 'Add a condition' })
  await box.pressSequentially(typed)
  await page
    .getByRole('option', { name: new RegExp(`^${code.replace('.', String.raw`\.`)}`) })
    .first()
    .waitFor()
  const codes = await page.getByRole('option').allInnerTexts()
  const place = codes.findIndex((text) => text.startsWith(code))
  for (let step = 0; step < place; step++) await box.press('ArrowDown')
  await box.press('Shift+Enter')
  await page.getByRole('group', { name: new RegExp(`^${code}`) }).waitFor()
}

/** The prompt at a hospital that was drawn. */
export function promptOf(page: Page) {
  return page.getByRole('dialog', { name: 'Review a diagnosis' })
}

/** Waits until one of the hospitals is prompted; its place in the list. */
export async function drawnOf(pages: readonly Page[]): Promise<number> {
  return Promise.any(
    pages.map(async (page, place) => {
      await promptOf(page).getByRole('button', { name: 'Accept…' }).waitFor()
      return place
    }),
  )
}

/** Accepts the case that is shown. */
export async function accept(page: Page): Promise<void> {
  const prompt = promptOf(page)
  await prompt.getByRole('button', { name: 'Accept…' }).click()
  await prompt.getByRole('button', { name: 'Sign and accept' }).click()
  await prompt.waitFor({ state: 'hidden' })
}

/** Rejects the case that is shown, with a coded reason and words for the author. */
export async function reject(page: Page, reason: string, text: string): Promise<void> {
  const prompt = promptOf(page)
  await prompt.getByRole('button', { name: 'Reject…' }).click()
  await prompt.getByRole('combobox', { name: 'Reason' }).click()
  await page.getByRole('option', { name: reason }).click()
  await prompt.getByLabel(/What the author should know/).fill(text)
  await prompt.getByRole('button', { name: 'Sign and reject' }).click()
  await prompt.waitFor({ state: 'hidden' })
}

/** Declines the case that is shown, so that the next hospital is asked. */
export async function decline(page: Page): Promise<void> {
  await promptOf(page).getByRole('button', { name: 'Decline, busy' }).click()
  await promptOf(page).waitFor({ state: 'hidden' })
}
