import { utf8 } from '#crypto/bytes'
import { ChainLog, type ChainEntry } from '#storage/chain-log'
import { nodeFileSystem } from '#storage/node-file-system'
import * as fc from 'fast-check'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { at, every, MemoryDisk } from '../support/disk/memory-disk.ts'
import { temporaryFolder } from './temporary-folder.ts'

const entryText = (height: number) => `block ${height} `.repeat(height)

async function chainOf(path: string, height: number, fileSystem = nodeFileSystem) {
  const log = await ChainLog.open({ fileSystem, path })
  for (let next = log.height + 1; next <= height; next++) {
    await log.append(next, utf8(entryText(next)))
  }
  return log
}

function textOf({ height, bytes }: ChainEntry): [number, string] {
  return [height, Buffer.from(bytes).toString()]
}

test('every block is there after opening again, by height and in order', async () => {
  const path = join(await temporaryFolder(), 'chain.log')
  await (await chainOf(path, 30)).close()
  const seen: [number, string][] = []
  const log = await ChainLog.open({
    fileSystem: nodeFileSystem,
    path,
    onEntry: (entry) => void seen.push(textOf(entry)),
  })
  expect(log.height).toBe(30)
  expect(seen).toEqual(Array.from({ length: 30 }, (_, index) => [index + 1, entryText(index + 1)]))
  expect(Buffer.from(await log.read(17)).toString()).toBe(entryText(17))
  const replayed: number[] = []
  await log.replay(12, ({ height }) => void replayed.push(height))
  expect(replayed).toEqual(Array.from({ length: 19 }, (_, index) => index + 12))
  await log.close()
})

test('only the next height is appended, and only heights that are there are read', async () => {
  const log = await chainOf(join(await temporaryFolder(), 'chain.log'), 2)
  for (const height of [0, 1, 2, 4]) {
    await expect(log.append(height, utf8('x'))).rejects.toMatchObject({
      problem: { code: 'wrong-height', expected: 3, actual: height },
    })
  }
  for (const height of [0, 3, 1.5, -1]) {
    await expect(log.read(height)).rejects.toMatchObject({ code: 'no-such-height' })
  }
  await log.close()
})

test('ranges for sync are contiguous, bounded, and never empty before the end', async () => {
  const log = await chainOf(join(await temporaryFolder(), 'chain.log'), 25)
  const range = fc.tuple(fc.integer({ min: 1, max: 26 }), fc.integer({ min: 0, max: 6000 }))
  await fc.assert(
    fc.asyncProperty(range, async ([from, maximum]) => {
      const entries = await log.readRange(from, maximum)
      expect(entries.map(textOf)).toEqual(
        entries.map((_, index) => [from + index, entryText(from + index)]),
      )
      const size = entries.reduce((sum, { bytes }) => sum + bytes.length + 12, 0)
      if (entries.length > 1) expect(size).toBeLessThanOrEqual(maximum)
      const next = from + entries.length
      if (next <= 25) expect(size + entryText(next).length + 12).toBeGreaterThan(maximum)
      expect(entries.length > 0).toBe(from <= 25)
    }),
  )
  await log.close()
})

test('damage is reported with its height; below it all is readable, above it is fetched again', async () => {
  const path = join(await temporaryFolder(), 'chain.log')
  await (await chainOf(path, 5)).close()
  const bytes = await readFile(path)
  bytes[bytes.indexOf('block 3')]! ^= 1
  await writeFile(path, bytes)
  const log = await ChainLog.open({ fileSystem: nodeFileSystem, path })
  expect(log.damagedHeight).toBe(3)
  expect(log.height).toBe(2)
  expect(Buffer.from(await log.read(2)).toString()).toBe(entryText(2))
  await expect(log.append(3, utf8('x'))).rejects.toMatchObject({ code: 'damaged' })
  await log.cutDamage()
  await log.append(3, utf8(entryText(3)))
  await log.close()
  const again = await ChainLog.open({ fileSystem: nodeFileSystem, path })
  expect([again.height, again.damagedHeight]).toEqual([3, undefined])
  await again.close()
})

test('a bit that flips while the log is open is noticed on reading', async () => {
  const path = join(await temporaryFolder(), 'chain.log')
  const log = await chainOf(path, 3)
  const bytes = await readFile(path)
  bytes[bytes.indexOf('block 2')]! ^= 1
  await writeFile(path, bytes)
  await expect(log.read(2)).rejects.toMatchObject({ code: 'damaged' })
  await expect(log.readRange(1, 10_000)).rejects.toMatchObject({ code: 'damaged' })
  expect(Buffer.from(await log.read(3)).toString()).toBe(entryText(3))
  await log.close()
})

test('after a block that could not be written, the next one leaves no gap', async () => {
  const path = at('chain.log')
  const disk = new MemoryDisk()
  const log = await chainOf(path, 1, disk.fileSystem)
  disk.fault = every('write', { code: 'disk-full', path })
  const second = log.append(2, utf8('two'))
  const third = second.catch(() => {
    disk.fault = undefined
    return log.append(3, utf8('three'))
  })
  await expect(second).rejects.toMatchObject({ code: 'disk-full' })
  await expect(third).rejects.toMatchObject({ code: 'wrong-height' })
  await log.append(2, utf8('two'))
  expect(log.height).toBe(2)
  await log.close()
})
