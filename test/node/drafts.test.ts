import { appendFile, readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { utf8 } from '#crypto/bytes'
import { randomBytes } from '#crypto/random'
import { systemClock } from '#network/clock'
import { Drafts, MOST_DRAFTS } from '#node/hospital/drafts'
import { nodeFileSystem } from '#storage/node-file-system'
import { temporaryFolder } from '../storage/temporary-folder.ts'

const FIRST = '0d9c3a3e-6f7c-4b62-9d3d-0c3c7c4f7d01'
const SECOND = '0d9c3a3e-6f7c-4b62-9d3d-0c3c7c4f7d02'
const localKey = randomBytes(32)

let faults: unknown[] = []

function open(folder: string): Promise<Drafts> {
  faults = []
  return Drafts.open({
    environment: {
      fileSystem: nodeFileSystem,
      clock: { ...systemClock, utc: () => Date.now() },
      random: randomBytes,
    },
    path: join(folder, 'drafts'),
    onDamage: (damage) => void faults.push(damage),
    localKey,
  })
}

/** Closes and opens again. */
async function reopen(drafts: Drafts, folder: string): Promise<Drafts> {
  await drafts.close()
  return open(folder)
}

/** Ids and contents. */
function contents(drafts: Drafts): [string, string][] {
  return drafts.all().map(({ id, content }) => [id, new TextDecoder().decode(content)])
}

describe('the drafts of a hospital', () => {
  it('are there again after a restart, the one saved last first', async () => {
    const folder = await temporaryFolder()
    let drafts = await open(folder)
    const time = await drafts.save(FIRST, utf8('Quackenbush'))
    await drafts.save(SECOND, utf8('Zwickelbauer'))
    drafts = await reopen(drafts, folder)
    expect(contents(drafts)).toEqual([
      [SECOND, 'Zwickelbauer'],
      [FIRST, 'Quackenbush'],
    ])
    expect(drafts.all()[1]!.time).toBe(time)
    await drafts.close()
  })

  it('are replaced whole, also by saves that overtake each other', async () => {
    const folder = await temporaryFolder()
    let drafts = await open(folder)
    await Promise.all(['a', 'ab', 'abc'].map((text) => drafts.save(FIRST, utf8(text))))
    drafts = await reopen(drafts, folder)
    expect(contents(drafts)).toEqual([[FIRST, 'abc']])
    await drafts.close()
  })

  it('stay away once discarded, and discarding none is no fault', async () => {
    const folder = await temporaryFolder()
    let drafts = await open(folder)
    await drafts.save(FIRST, utf8('a'))
    await drafts.discard(FIRST)
    await drafts.discard(SECOND)
    drafts = await reopen(drafts, folder)
    expect(contents(drafts)).toEqual([])
    await drafts.close()
  })

  it('are nowhere on the disk in the clear', async () => {
    const folder = await temporaryFolder()
    const drafts = await open(folder)
    await drafts.save(FIRST, utf8('Quackenbush, Philomena'))
    await drafts.save(FIRST, utf8('Quackenbush, Philomena, E11.9'))
    await drafts.close()
    for (const name of await readdir(folder)) {
      const bytes = await readFile(join(folder, name))
      for (const secret of ['Quackenbush', 'Philomena', 'E11.9']) {
        expect(bytes.includes(secret)).toBe(false)
      }
    }
  })

  it('lose nothing acknowledged to a torn last save', async () => {
    const folder = await temporaryFolder()
    let drafts = await open(folder)
    await drafts.save(FIRST, utf8('first'))
    const { size } = await stat(join(folder, 'drafts'))
    await drafts.save(FIRST, utf8('second'))
    await drafts.close()
    await truncate(join(folder, 'drafts'), size + 30)
    drafts = await open(folder)
    expect(contents(drafts)).toEqual([[FIRST, 'first']])
    await drafts.save(SECOND, utf8('goes on'))
    drafts = await reopen(drafts, folder)
    expect(contents(drafts).length).toBe(2)
    expect(faults).toEqual([])
    await drafts.close()
  })

  it('go on after damage, which is reported and set aside', async () => {
    const folder = await temporaryFolder()
    const path = join(folder, 'drafts')
    let drafts = await open(folder)
    await drafts.save(FIRST, utf8('before the damage'))
    await drafts.save(SECOND, utf8('damaged'))
    await drafts.close()
    const bytes = await readFile(path)
    bytes[bytes.length - 1]! ^= 1
    await writeFile(path, bytes)
    await appendFile(path, 'more')
    const damaged = await readFile(path)
    drafts = await open(folder)
    expect(faults).toMatchObject([{ code: 'damaged' }])
    expect(await readFile(`${path}.damaged`)).toEqual(damaged)
    expect(contents(drafts)).toEqual([[FIRST, 'before the damage']])
    await drafts.save(SECOND, utf8('again'))
    drafts = await reopen(drafts, folder)
    expect(contents(drafts).length).toBe(2)
    expect(faults).toEqual([])
    await drafts.close()
  })

  it('do not let their history grow without end', async () => {
    const folder = await temporaryFolder()
    let drafts = await open(folder)
    await drafts.save(FIRST, utf8('kept'))
    const long = new Uint8Array(50_000)
    for (let version = 0; version < 30; version++) await drafts.save(SECOND, long)
    expect((await stat(join(folder, 'drafts'))).size).toBeLessThan(400_000)
    drafts = await reopen(drafts, folder)
    expect(contents(drafts).map(([id]) => id)).toEqual([SECOND, FIRST])
    await drafts.close()
  })

  it('take no new one beyond their limit, but go on saving those that are there', async () => {
    const drafts = await open(await temporaryFolder())
    const ids = Array.from({ length: MOST_DRAFTS }, () => crypto.randomUUID())
    await Promise.all(ids.map((id) => drafts.save(id, utf8('a'))))
    expect(await drafts.save(FIRST, utf8('one more'))).toBeUndefined()
    expect(await drafts.save(ids[0]!, utf8('b'))).toBeGreaterThan(0)
    expect(drafts.all().length).toBe(MOST_DRAFTS)
    await drafts.close()
  })
})
