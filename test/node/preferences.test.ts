import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PreferencesFile } from '#node/preferences'
import { nodeFileSystem } from '#storage/node-file-system'
import { temporaryFolder } from '../storage/temporary-folder.ts'

const DEFAULTS = { language: null, colorScheme: 'system' }

async function open(path: string) {
  const faults: unknown[] = []
  const report = (fault: unknown) => faults.push(fault)
  const preferences = await PreferencesFile.open({ fileSystem: nodeFileSystem, report }, path)
  return { preferences, faults }
}

describe('preferences', () => {
  it('are the computer’s until somebody chooses', async () => {
    const folder = await temporaryFolder()
    const { preferences, faults } = await open(join(folder, 'preferences'))
    expect(preferences.current).toEqual(DEFAULTS)
    expect(faults).toEqual([])
    expect(await readdir(folder)).toEqual([])
  })

  it('survive a restart, each changed without the others', async () => {
    const path = join(await temporaryFolder(), 'preferences')
    const { preferences } = await open(path)
    await Promise.all([
      preferences.change({ language: 'de' }),
      preferences.change({ colorScheme: 'dark' }),
    ])
    expect((await open(path)).preferences.current).toEqual({ language: 'de', colorScheme: 'dark' })
    await preferences.change({ language: null })
    expect((await open(path)).preferences.current).toEqual({ language: null, colorScheme: 'dark' })
  })

  it.each([
    ['nothing', ''],
    ['half of it', '{"language":"d'],
    ['a language that nobody wrote', '{"language":"xx","colorScheme":"dark"}'],
    ['bytes of something else', '\u0000\u0001\u0002'],
  ])('start as the defaults, reported and replaced, where the file holds %s', async (_, text) => {
    const path = join(await temporaryFolder(), 'preferences')
    await writeFile(path, text)
    const { preferences, faults } = await open(path)
    expect(preferences.current).toEqual(DEFAULTS)
    expect(faults).toMatchObject([{ code: 'damaged' }])
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(DEFAULTS)
    expect((await open(path)).faults).toEqual([])
  })

  it('never stand in the way of a start, even where the disk refuses to read them', async () => {
    const path = join(await temporaryFolder(), 'preferences')
    await mkdir(path)
    const { preferences, faults } = await open(path)
    expect(preferences.current).toEqual(DEFAULTS)
    expect(faults).toHaveLength(1)
  })

  it('stay as they were when the disk refuses a change', async () => {
    const path = join(await temporaryFolder(), 'gone', 'preferences')
    const { preferences } = await open(path)
    await expect(preferences.change({ language: 'de' })).rejects.toThrow()
    expect(preferences.current).toEqual(DEFAULTS)
  })
})
