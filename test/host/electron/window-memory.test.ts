import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { WindowMemory } from '#host/electron/window-memory'
import { BrowserWindow } from '../../support/electron-double.ts'
import { temporaryFolder } from '../../storage/temporary-folder.ts'

vi.mock('electron', () => import('../../support/electron-double.ts'))

/** The memory of a start after a window was moved there, on one display of 1920 × 1040. */
async function afterMovingTo(bounds: { x: number; y: number; width: number; height: number }) {
  const path = join(await temporaryFolder(), 'windows.json')
  const memory = await WindowMemory.open(path)
  const window = new BrowserWindow({})
  memory.watch(window as never)
  window.moveTo(bounds)
  await memory.flush()
  return WindowMemory.open(path)
}

describe('the memory of windows', () => {
  it.each([
    ['in the middle', { x: 200, y: 100, width: 900, height: 700 }],
    ['partly beyond the left edge', { x: -300, y: 0, width: 1000, height: 700 }],
    ['partly below the bottom', { x: 300, y: 900, width: 1000, height: 700 }],
  ])('opens a window where it was left: %s', async (_, bounds) => {
    expect((await afterMovingTo(bounds)).bounds).toEqual(bounds)
  })

  it.each([
    ['on a display that is gone', { x: 2500, y: 100, width: 900, height: 700 }],
    ['with its top above every display', { x: 200, y: -400, width: 900, height: 700 }],
    ['below every display', { x: 200, y: 1039, width: 900, height: 700 }],
  ])('opens it in the middle instead where no mouse could reach it: %s', async (_, bounds) => {
    expect((await afterMovingTo(bounds)).bounds).toBeUndefined()
  })

  it('remembers that a window filled its display', async () => {
    const path = join(await temporaryFolder(), 'windows.json')
    const memory = await WindowMemory.open(path)
    const window = new BrowserWindow({})
    memory.watch(window as never)
    window.maximize()
    await memory.flush()
    expect((await WindowMemory.open(path)).maximized).toBe(true)
  })

  it.each(['', '{"bounds":', '{"bounds":{"x":"0"},"maximized":1}'])(
    'starts from nothing where its file holds %j',
    async (text) => {
      const path = join(await temporaryFolder(), 'windows.json')
      await writeFile(path, text)
      const memory = await WindowMemory.open(path)
      expect(memory.bounds).toBeUndefined()
      expect(memory.shouldTellOfTray()).toBe(true)
      expect(memory.shouldTellOfTray()).toBe(false)
      await memory.flush()
      expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ toldOfTray: true })
    },
  )
})
