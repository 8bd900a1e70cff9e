import { utf8 } from '#crypto/bytes'
import type { FileSystem } from '#storage/file-system'
import { FrameLog } from '#storage/frame-log'
import { nodeFileSystem } from '#storage/node-file-system'
import * as fc from 'fast-check'
import { readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { at, every, MemoryDisk } from '../support/disk/memory-disk.ts'
import { temporaryFolder } from './temporary-folder.ts'

const HEAD = 12

async function openLog(path: string, fileSystem: FileSystem = nodeFileSystem) {
  const frames: string[] = []
  const log = await FrameLog.open({ fileSystem, path, kind: 'mc-journ' }, ({ bytes }) => {
    frames.push(Buffer.from(bytes).toString())
  })
  return { log, frames }
}

async function logWith(path: string, ...texts: string[]): Promise<Uint8Array> {
  const { log } = await openLog(path)
  await log.append(texts.map(utf8))
  await log.close()
  return readFile(path)
}

test('what was appended is there after opening again, and readable by offset', async () => {
  const path = join(await temporaryFolder(), 'log')
  const large = 'x'.repeat(50_000)
  const { log } = await openLog(path)
  expect(log.created).toBe(true)
  const offsets = await log.append(['one', large, 'three'].map(utf8))
  expect(Buffer.from(await log.read(offsets[1]!)).toString()).toBe(large)
  await log.close()
  const again = await openLog(path)
  expect(again.frames).toEqual(['one', large, 'three'])
  expect(again.log.created).toBe(false)
  expect(Buffer.from(await again.log.read(offsets[2]!)).toString()).toBe('three')
  await again.log.close()
})

test('a tail torn at any byte of the last frame is cut, and the log goes on', async () => {
  const path = join(await temporaryFolder(), 'log')
  const whole = await logWith(path, 'one', 'two', 'the last frame')
  const lastStart = whole.length - HEAD - 'the last frame'.length
  for (let length = lastStart; length < whole.length; length++) {
    await writeFile(path, whole.subarray(0, length))
    const { log, frames } = await openLog(path)
    expect(frames).toEqual(['one', 'two'])
    expect(log.end.kind).toBe(length === lastStart ? 'clean' : 'torn')
    await log.append([utf8('next')])
    await log.close()
    const again = await openLog(path)
    expect(again.frames).toEqual(['one', 'two', 'next'])
    await again.log.close()
  }
})

test('a tail of zeros, as a power loss leaves it, is cut', async () => {
  const path = join(await temporaryFolder(), 'log')
  const whole = await logWith(path, 'one')
  await truncate(path, whole.length + 5000)
  const { log, frames } = await openLog(path)
  expect(frames).toEqual(['one'])
  expect(log.end.kind).toBe('torn')
  expect(log.size).toBe(whole.length)
  await log.close()
})

test('any flipped bit of any frame is reported with its frame, never taken for a torn tail', async () => {
  const path = join(await temporaryFolder(), 'log')
  const texts = ['first', 'second', 'third']
  const whole = await logWith(path, ...texts)
  const starts = [16, 16 + HEAD + 5, 16 + 2 * HEAD + 11]
  const bits = fc.integer({ min: 16 * 8, max: whole.length * 8 - 1 })
  await fc.assert(
    fc.asyncProperty(bits, async (bit) => {
      const flipped = Uint8Array.from(whole)
      flipped[bit >> 3]! ^= 1 << (bit & 7)
      await writeFile(path, flipped)
      const index = starts.findLastIndex((start) => start <= bit >> 3)
      const inBytes = bit >> 3 >= starts[index]! + HEAD
      const { log, frames } = await openLog(path)
      expect(frames).toEqual(texts.slice(0, index))
      expect(log.end).toEqual({
        kind: 'damaged',
        index,
        offset: starts[index],
        last: inBytes && index === 2,
      })
      await expect(log.append([utf8('x')])).rejects.toMatchObject({ code: 'damaged' })
      await log.close()
      expect(new Uint8Array(await readFile(path))).toEqual(flipped)
    }),
  )
})

test('damage is cut only when asked, and then the log goes on', async () => {
  const path = join(await temporaryFolder(), 'log')
  const whole = await logWith(path, 'one', 'two', 'three')
  whole[16 + HEAD + 3 + HEAD]! ^= 1
  await writeFile(path, whole)
  const { log } = await openLog(path)
  await log.cutDamage()
  await log.append([utf8('again')])
  await log.close()
  const again = await openLog(path)
  expect(again.frames).toEqual(['one', 'again'])
  await again.log.close()
})

test('a file that is no such log, or of a newer version, is refused', async () => {
  const path = join(await temporaryFolder(), 'log')
  const whole = await logWith(path, 'one')
  for (const bad of [new Uint8Array(0), whole.subarray(0, 15), utf8('something else entirely')]) {
    await writeFile(path, bad)
    await expect(openLog(path)).rejects.toMatchObject({ code: 'damaged' })
  }
  await writeFile(path, whole)
  const other = FrameLog.open({ fileSystem: nodeFileSystem, path, kind: 'mc-votes' })
  await expect(other).rejects.toMatchObject({ code: 'damaged' })
})

test('concurrent appends share one fsync and keep their order', async () => {
  const path = at('log')
  const disk = new MemoryDisk()
  const { fileSystem } = disk
  const { log } = await openLog(path, fileSystem)
  const before = disk.syncs
  const texts = Array.from({ length: 50 }, (_, index) => `entry ${index}`)
  await Promise.all(texts.map((text) => log.append([utf8(text)])))
  expect(disk.syncs - before).toBe(1)
  await log.close()
  const again = await openLog(path, fileSystem)
  expect(again.frames).toEqual(texts)
  await again.log.close()
})

test('after a failed fsync every append fails', async () => {
  const path = at('log')
  const disk = new MemoryDisk()
  const { fileSystem } = disk
  const { log } = await openLog(path, fileSystem)
  disk.fault = every('sync', { code: 'io-failed', path, reason: 'EIO' })
  await expect(log.append([utf8('one')])).rejects.toMatchObject({ code: 'io-failed' })
  disk.fault = undefined
  await expect(log.append([utf8('two')])).rejects.toMatchObject({ code: 'io-failed' })
  await expect(log.rewrite([utf8('three')])).rejects.toMatchObject({ code: 'io-failed' })
  await log.close()
})

test('a full disk refuses an append whole, and the log goes on when there is room', async () => {
  const path = at('log')
  const disk = new MemoryDisk()
  const { fileSystem } = disk
  const { log } = await openLog(path, fileSystem)
  await log.append([utf8('one')])
  disk.fault = every('write', { code: 'disk-full', path })
  await expect(log.append([utf8('a long frame')])).rejects.toMatchObject({ code: 'disk-full' })
  await expect(log.rewrite([utf8('two')])).rejects.toMatchObject({ code: 'disk-full' })
  disk.fault = undefined
  await log.append([utf8('three')])
  await log.close()
  const again = await openLog(path, fileSystem)
  expect(again.log.end.kind).toBe('clean')
  expect(again.frames).toEqual(['one', 'three'])
  await again.log.close()
})

test('a rewrite replaces all frames, between appends of the same moment', async () => {
  const path = join(await temporaryFolder(), 'log')
  const { log } = await openLog(path)
  await Promise.all([
    log.append([utf8('old')]),
    log.rewrite([utf8('new'), utf8('newer')]),
    log.append([utf8('last')]),
  ])
  await log.close()
  await expect(log.append([utf8('late')])).rejects.toMatchObject({ code: 'closed' })
  const again = await openLog(path)
  expect(again.frames).toEqual(['new', 'newer', 'last'])
  await again.log.close()
})

test('empty and oversized frames are refused', async () => {
  const { log } = await openLog(join(await temporaryFolder(), 'log'))
  for (const bytes of [new Uint8Array(0), new Uint8Array(16 * 1024 * 1024 + 1)]) {
    await expect(log.append([bytes])).rejects.toMatchObject({ code: 'bad-size' })
  }
  await log.close()
})
