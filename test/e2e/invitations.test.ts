/** Invitations in the administrator's hands: printed, listed, used, withdrawn. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWindows, type OwnNodeWindow, type Windows } from '../support/browser.ts'
import * as membership from './people/membership.ts'

const BEVERLY: membership.Profile = {
  name: 'Beverly Hospital',
  licence: 'LIC-2281',
  city: 'Beverly',
  specialty: 'Cardiology',
  contact: 'Dr. Anne Whitfield',
  telephone: '+1 555 0142',
  person: 'Dr. Anne Whitfield',
}

let folder: string
let windows: Windows
let ministry: OwnNodeWindow
let hospital: OwnNodeWindow
let government: Page

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medichain-invitations-'))
  windows = await openWindows()
  ministry = await windows.open({ mode: 'government', dataFolder: join(folder, 'ministry') })
  hospital = await windows.open({ mode: 'hospital', dataFolder: join(folder, 'hospital') })
  government = ministry.page
  await membership.foundConsortium(government, '127.0.0.1')
}, 60_000)

afterAll(async () => {
  await windows.close()
  await rm(folder, { recursive: true, force: true })
})

/** Visible texts on the paper. */
function printedTexts(page: Page): Promise<string> {
  return page.evaluate(() => document.body.innerText)
}

/** How many pages a PDF has. */
function pagesOf(pdf: Buffer): number {
  return [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b/g)].length
}

describe('an invitation', () => {
  it('is printed as one page that holds nothing of the window around it', async () => {
    const text = await membership.inviteHospital(government, 'Beverly Hospital, Dr. Whitfield')
    await government.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', '')
    })
    await government.getByRole('button', { name: 'Print sheet' }).click()
    await government.locator('body[data-printed]').waitFor()

    await government.emulateMedia({ media: 'print', colorScheme: 'dark' })
    const printed = await printedTexts(government)
    expect(printed).toContain('Beverly Hospital, Dr. Whitfield')
    expect(printed).toContain('Massachusetts Ministry of Health')
    expect(printed).toContain('What this paper is worth')
    expect(printed.replaceAll(/\s/g, '')).toContain(text)
    expect(printed).not.toContain('Print sheet')
    expect(printed).not.toContain('Block 0 is final')
    expect(await government.getByRole('navigation').isVisible()).toBe(false)
    for (const format of ['A4', 'Letter'] as const) {
      expect([format, pagesOf(await government.pdf({ format }))]).toEqual([format, 1])
    }
    await government.emulateMedia({ media: 'screen', colorScheme: 'light' })
    expect(await government.getByText('What this paper is worth').isVisible()).toBe(false)
  })

  it('is printed in the person’s language, also with the longest label, on one page', async () => {
    const label = 'Klinikum '.repeat(22).trim()
    await membership.inviteHospital(government, label)
    await windows.speak(government, 'de')
    await government.emulateMedia({ media: 'print' })
    const printed = await printedTexts(government)
    expect(printed).toContain('Was dieses Blatt wert ist')
    expect(printed).toContain(label)
    for (const format of ['A4', 'Letter'] as const) {
      expect([format, pagesOf(await government.pdf({ format }))]).toEqual([format, 1])
    }
    await government.emulateMedia({ media: 'screen' })
    await windows.speak(government, 'en')
  })

  it('that was withdrawn is refused, and what the hospital typed stays', async () => {
    const text = await membership.inviteHospital(government, 'Handed to the wrong person')
    await government.getByRole('button', { name: 'Withdraw…' }).click()
    await government.getByRole('button', { name: 'Withdraw it' }).click()
    await government.getByText('It was withdrawn before anybody used it.').waitFor()
    await government.getByRole('row', { name: /Handed to the wrong person Withdrawn/ }).waitFor()
    await hospital.page.getByRole('button', { name: 'Send the request' }).click()
    await hospital.page.getByText('Fill this in.').first().waitFor()
    expect(
      await hospital.page
        .getByLabel('Invitation', { exact: true })
        .evaluate((field) => field === document.activeElement),
    ).toBe(true)
    await membership.describeHospital(hospital.page, text, BEVERLY)
    await hospital.page.getByRole('button', { name: 'Send the request' }).click()
    await hospital.page.getByText('The ministry withdrew this invitation.').waitFor()
    expect(await hospital.page.getByLabel('Name of the hospital').inputValue()).toBe(BEVERLY.name)
  })

  it('from the list can be handed out again, and the list tells who used it', async () => {
    await membership.goTo(government, 'Invitations')
    await government.getByRole('row', { name: /Beverly Hospital, Dr. Whitfield Open/ }).click()
    const text = await government.getByLabel('Invitation as text').inputValue()
    await hospital.page.getByLabel('Invitation', { exact: true }).fill(text)
    await membership.sendRequest(hospital.page)
    await government.getByRole('row', { name: /Dr. Whitfield Used .* Beverly Hospital$/ }).waitFor()
    await government
      .getByText('Beverly Hospital asked to join with it; the request waits')
      .waitFor()
    expect(await government.getByRole('button', { name: 'Withdraw…' }).count()).toBe(0)
    expect(ministry.faults).toEqual([])
    expect(hospital.faults).toEqual([])
  })
})
