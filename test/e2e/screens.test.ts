/**
 * Every screen of both modes: in light and dark, at the smallest window and at twice its size of
 * text, in the language with the longest words, and written from right to left.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PROJECT_ROOT } from '#cli/project'
import { openWindows, WINDOW_SIZE, type Windows } from '../support/browser.ts'
import { weakTexts } from '../support/tour/contrast.ts'
import { cutOffTexts } from '../support/tour/cut-off.ts'
import {
  seriousViolations,
  settled,
  sidewaysScrolling,
  smallTexts,
} from '../support/tour/measure.ts'
import { setStage } from '../support/tour/stage.ts'
import { isLoading, isLong, takeStatesTour } from '../support/tour/states.ts'
import { takeTour, type Visit } from '../support/tour/tour.ts'

/** The window at 200 % zoom, in CSS pixels. */
const ZOOMED = { width: WINDOW_SIZE.width / 2, height: WINDOW_SIZE.height / 2 }

let folder: string
let windows: Windows

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medichain-screens-'))
  windows = await openWindows()
})

afterAll(async () => {
  await windows.close()
  await rm(folder, { recursive: true, force: true })
})

type Faults = (kind: string, found: readonly string[]) => void

async function measureColours(page: Page, faults: Faults): Promise<void> {
  for (const theme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: theme })
    faults(`too weak in ${theme}`, await weakTexts(page))
  }
}

async function measureRoom(
  page: Page,
  faults: Faults,
  { where, shortened }: { where: string; shortened: boolean },
): Promise<void> {
  const tables = page.viewportSize()?.width === ZOOMED.width
  faults(`scrolls sideways ${where}`, await sidewaysScrolling(page, { tables }))
  faults(`cut off ${where}`, await cutOffTexts(page, { shortened }))
}

async function measureZoomed(page: Page, faults: Faults): Promise<void> {
  await page.setViewportSize(ZOOMED)
  await measureRoom(page, faults, { where: 'at 200 %', shortened: true })
  await page.setViewportSize(WINDOW_SIZE)
}

async function measureGerman(page: Page, faults: Faults): Promise<void> {
  if (!(await windows.speak(page, 'de'))) return
  await settled(page)
  await measureRoom(page, faults, { where: 'in German', shortened: true })
  await windows.speak(page, 'en')
}

/** English written from right to left: what an Arabic or Hebrew translation would meet. */
async function measureMirrored(page: Page, faults: Faults): Promise<void> {
  const write = (direction: 'ltr' | 'rtl') =>
    page.evaluate((chosen) => {
      document.documentElement.dir = chosen
    }, direction)
  await write('rtl')
  await measureRoom(page, faults, { where: 'from right to left', shortened: true })
  await write('ltr')
}

async function measure(name: string, page: Page, faults: Faults): Promise<void> {
  if (!isLoading(name)) await settled(page)
  faults('accessibility', await seriousViolations(page))
  faults('too small', await smallTexts(page))
  await measureColours(page, faults)
  await measureRoom(page, faults, {
    where: `at ${WINDOW_SIZE.width} by ${WINDOW_SIZE.height}`,
    // Only the longest texts that people may enter.
    shortened: isLong(name),
  })
  await measureZoomed(page, faults)
  await measureMirrored(page, faults)
  if (!isLoading(name)) await measureGerman(page, faults)
}

/** Measures each stop of a tour; answers how many there were and everything at fault. */
async function measureTour(
  tour: (visit: Visit) => Promise<void>,
): Promise<{ stops: number; faults: string[] }> {
  const faults: string[] = []
  let stops = 0
  try {
    await tour(async (name, page) => {
      stops += 1
      await measure(name, page, (kind, found) => {
        for (const fault of found) faults.push(`${name}: ${kind}: ${fault}`)
      })
    })
  } catch (error) {
    await windows.capture(join(PROJECT_ROOT, 'test-results'))
    throw error
  }
  return { stops, faults }
}

describe('in both themes, both languages, both directions of writing and at 200 %', () => {
  it('every screen is accessible, legible and whole', async () => {
    const stage = await setStage(folder)
    try {
      const { stops, faults } = await measureTour((visit) =>
        takeTour(windows, folder, stage, visit),
      )
      expect(faults).toEqual([])
      expect(stops).toBeGreaterThan(30)
    } finally {
      await stage.consortium.stop()
    }
  })

  it('every state is: empty, loading, offline, at fault, and with the longest texts', async () => {
    const { stops, faults } = await measureTour((visit) => takeStatesTour(windows, folder, visit))
    expect(faults).toEqual([])
    expect(stops).toBeGreaterThan(30)
  })
})
