/**
 * `npm run screenshots`: pictures of every screen and every state, light and dark, below
 * docs/screens, and the page that shows them.
 */
import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { PROJECT_ROOT } from '#cli/project'
import { openWindows } from '../test/support/browser.ts'
import { settled } from '../test/support/tour/measure.ts'
import { setStage } from '../test/support/tour/stage.ts'
import { isLoading, takeStatesTour } from '../test/support/tour/states.ts'
import { takeTour } from '../test/support/tour/tour.ts'
import { screensPage } from './screens-page.ts'
import { smallPng } from './small-png.ts'

const OUTPUT = join(PROJECT_ROOT, 'docs', 'screens')
const PAGE = join(PROJECT_ROOT, 'docs', 'SCREENS.md')
const THEMES = ['light', 'dark'] as const

const stops: string[] = []

async function takePictures(name: string, page: Page): Promise<void> {
  if (!isLoading(name)) await settled(page)
  for (const theme of THEMES) {
    await page.emulateMedia({ colorScheme: theme })
    const picture = smallPng(await page.screenshot())
    await writeFile(join(OUTPUT, `${name}-${theme}.png`), picture)
  }
  stops.push(name)
  process.stderr.write(`${name}\n`)
}

const folder = await mkdtemp(join(tmpdir(), 'medichain-screens-'))
// Pictures of screens that are no more go, too.
await rm(OUTPUT, { recursive: true, force: true })
await mkdir(OUTPUT, { recursive: true })
const windows = await openWindows()
try {
  const stage = await setStage(folder)
  try {
    await takeTour(windows, folder, stage, takePictures)
  } finally {
    await stage.consortium.stop()
  }
  await takeStatesTour(windows, folder, takePictures)
} finally {
  await windows.close()
  await rm(folder, { recursive: true, force: true })
}
await writeFile(PAGE, screensPage(stops))
spawnSync('oxfmt', [PAGE], { stdio: 'inherit', shell: process.platform === 'win32' })
