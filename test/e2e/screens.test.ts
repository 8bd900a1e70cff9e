/** Every screen of both modes, light and dark, at the smallest size that it must work at. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PROJECT_ROOT } from '#cli/project'
import { openWindows, type Windows } from '../support/browser.ts'
import {
  seriousViolations,
  settled,
  sidewaysScrolling,
  smallTexts,
} from '../support/tour/measure.ts'
import { setStage, type Stage } from '../support/tour/stage.ts'
import { takeTour } from '../support/tour/tour.ts'

let folder: string
let windows: Windows
let stage: Stage

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medichain-screens-'))
  windows = await openWindows()
  stage = await setStage(folder)
}, 120_000)

afterAll(async () => {
  await windows.close()
  await stage.consortium.stop()
  await rm(folder, { recursive: true, force: true })
}, 30_000)

/** Everything that is wrong with a screen in one theme. Structure is the same in both. */
async function faultsOf(page: Page, theme: 'light' | 'dark'): Promise<string[]> {
  await page.emulateMedia({ colorScheme: theme })
  const colours = theme === 'dark' ? ['color-contrast'] : undefined
  return [
    ...(await seriousViolations(page, colours)),
    ...(await sidewaysScrolling(page)).map((element) => `scrolls sideways: ${element}`),
    ...(await smallTexts(page)).map((text) => `too small: ${text}`),
  ]
}

describe('every screen', () => {
  it('is accessible, fits 1280 by 800, and has no small print, light and dark', async () => {
    const faults: string[] = []
    let stops = 0
    try {
      await takeTour(windows, folder, stage, async (name, page) => {
        stops += 1
        await settled(page)
        for (const theme of ['light', 'dark'] as const) {
          for (const fault of await faultsOf(page, theme)) faults.push(`${name} ${theme}: ${fault}`)
        }
      })
    } catch (error) {
      await windows.capture(join(PROJECT_ROOT, 'test-results'))
      throw error
    }
    expect(faults).toEqual([])
    expect(stops).toBeGreaterThan(30)
  }, 150_000)
})
