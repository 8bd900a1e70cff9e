/** A diagnosis recorded with the keyboard alone, by a person who types at a steady speed. */
import type { Page } from 'playwright-core'

/** How fast the person types and decides, in milliseconds; zero for as fast as the page answers. */
export interface Pace {
  /** Between two presses of a key; a chord counts as one press. */
  readonly key: number
  /** Where something must be read and decided first. */
  readonly decision: number
}

/** One step of the run, as it was done. */
export interface KeyboardStep {
  readonly what: string
  /** Presses of keys. */
  readonly keys: number
  readonly milliseconds: number
}

/** Told after each step, before the next one begins; its time is not counted. */
export type OnStep = (step: KeyboardStep) => Promise<void>

/** The hands at the keyboard: they touch nothing but `page.keyboard`, and look only to wait. */
class Hands {
  private readonly page: Page
  private readonly pace: Pace
  private readonly onStep: OnStep
  private keys = 0

  constructor(page: Page, pace: Pace, onStep: OnStep) {
    this.page = page
    this.pace = pace
    this.onStep = onStep
  }

  /** Does a step that begins with a decision and ends when `seen` is on the page. */
  async step(what: string, work: () => Promise<void>, seen: () => Promise<unknown>): Promise<void> {
    const began = performance.now()
    this.keys = 0
    await this.page.waitForTimeout(this.pace.decision)
    await work()
    await seen()
    const milliseconds = performance.now() - began
    await this.onStep({ what, keys: this.keys, milliseconds })
  }

  /** Presses one key or chord, `times` times. */
  async press(key: string, times = 1): Promise<void> {
    for (let time = 0; time < times; time++) {
      await this.page.waitForTimeout(this.pace.key)
      await this.page.keyboard.press(key)
      this.keys++
    }
  }

  /** Types a text key by key. */
  async type(text: string): Promise<void> {
    for (const key of text) await this.press(key === ' ' ? 'Space' : key)
  }
}

/** What is recorded: a patient known here by a part of the name, or new with an identifier. */
export type KeyboardCase =
  | { readonly patient: 'known'; readonly typed: string; readonly condition: string }
  | {
      readonly patient: 'new'
      readonly typed: string
      readonly family: string
      readonly given: string
      readonly birthDate: string
      readonly condition: string
    }

/** Shows the home screen, where every run begins. */
export async function beginAtHome(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.evaluate(() => {
    window.location.hash = '#/'
  })
  await page.getByRole('button', { name: 'New diagnosis' }).waitFor()
}

/** From the home screen to the notice that the record was submitted. Tells each step. */
export async function recordByKeyboard(
  page: Page,
  one: KeyboardCase,
  pace: Pace,
  onStep: OnStep,
): Promise<void> {
  const hands = new Hands(page, pace, onStep)
  const focused = (label: string) =>
    page.getByLabel(label, { exact: true }).and(page.locator(':focus')).waitFor()
  await hands.step(
    'Alt N on the home screen: the search for the patient has the keyboard',
    () => hands.press('Alt+n'),
    () => focused('Find the patient'),
  )
  await (one.patient === 'known' ? pickPatient(hands, one, page) : addPatient(hands, one, page))
  await hands.step(
    `“${one.condition}”, Enter: the first match is in the document`,
    async () => {
      await hands.type(one.condition)
      await hands.press('Enter')
    },
    () => page.getByRole('group').first().waitFor(),
  )
  await hands.step(
    'Back to the onset, “yesterday”; one field on, “m” for mild',
    async () => {
      await hands.press('Shift+Tab', 4)
      await hands.type('yesterday')
      await hands.press('Tab')
      await hands.press('m')
    },
    () =>
      page
        .locator('select')
        .first()
        .locator('option:checked', { hasText: 'Mild' })
        .waitFor({ state: 'attached' }),
  )
  await hands.step(
    'Ctrl Enter: submitted, and the search for the next patient has the keyboard',
    () => hands.press('Control+Enter'),
    () => Promise.all([page.getByText(/^Submitted for/).waitFor(), focused('Find the patient')]),
  )
}

async function pickPatient(hands: Hands, one: KeyboardCase, page: Page): Promise<void> {
  await hands.step(
    `“${one.typed}”, Enter: the patient is chosen, the history stands beside the form`,
    async () => {
      await hands.type(one.typed)
      await hands.press('Enter')
    },
    () => page.getByRole('combobox', { name: 'Add a condition' }).waitFor(),
  )
}

async function addPatient(
  hands: Hands,
  one: Extract<KeyboardCase, { patient: 'new' }>,
  page: Page,
): Promise<void> {
  await hands.step(
    `“${one.typed}”, Enter: nobody has it, so the fields of a new patient open with it`,
    async () => {
      await hands.type(one.typed)
      await hands.press('Enter')
    },
    () => page.getByLabel('Family name').waitFor(),
  )
  await hands.step(
    `“${one.family}”, “${one.given}”, “${one.birthDate}”, “f” for female, Enter`,
    async () => {
      for (const text of [one.family, one.given, one.birthDate]) {
        await hands.press('Tab')
        await hands.type(text)
      }
      await hands.press('Tab')
      await hands.press('f')
      await hands.press('Enter')
    },
    () => page.getByRole('combobox', { name: 'Add a condition' }).waitFor(),
  )
}
