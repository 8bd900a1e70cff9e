import { toHex } from '#crypto/bytes'
import { sha256 } from '#crypto/hash'
import { randomBytes } from '#crypto/random'
import type { FileSystem } from '#storage/file-system'
import { nodeFileSystem } from '#storage/node-file-system'
import { PayloadStore, type Payload } from '#storage/payload-store'
import { appendFile, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { at, every, MemoryDisk } from '../support/disk/memory-disk.ts'
import { temporaryFolder } from './temporary-folder.ts'

function somePayloads(count: number, length = 500): Payload[] {
  return Array.from({ length: count }, () => {
    const bytes = randomBytes(length)
    return { digest: sha256(bytes), bytes }
  })
}

function openStore(folder: string, segmentBytes?: number, fileSystem: FileSystem = nodeFileSystem) {
  const bounds = segmentBytes === undefined ? {} : { segmentBytes }
  return PayloadStore.open({ fileSystem, folder, ...bounds })
}

async function expectAll(store: PayloadStore, payloads: readonly Payload[]) {
  for (const { digest, bytes } of payloads) {
    expect(toHex((await store.get(digest))!)).toBe(toHex(bytes))
  }
}

async function allBytes(folder: string): Promise<Buffer> {
  const names = await readdir(folder)
  return Buffer.concat(await Promise.all(names.map((name) => readFile(join(folder, name)))))
}

test('payloads survive opening again, over many segments and more files than may be open', async () => {
  const folder = join(await temporaryFolder(), 'payloads')
  const payloads = somePayloads(3000, 40)
  const store = await openStore(folder, 2000)
  for (let at = 0; at < payloads.length; at += 50) await store.putAll(payloads.slice(at, at + 50))
  await Promise.all(payloads.map((payload) => expectAll(store, [payload])))
  await store.close()
  const again = await openStore(folder, 2000)
  expect(again.rebuilt).toBe(false)
  expect(again.size).toBe(payloads.length)
  expect((await readdir(folder)).length).toBeGreaterThan(30)
  await expectAll(again, payloads)
  expect(again.has(sha256(new Uint8Array(1)))).toBe(false)
  expect(await again.get(sha256(new Uint8Array(1)))).toBeUndefined()
  await again.close()
})

test('a payload is stored once, and only under its own digest', async () => {
  const folder = await temporaryFolder()
  const store = await openStore(folder)
  const [one, two] = somePayloads(2) as [Payload, Payload]
  await Promise.all([store.putAll([one, one]), store.putAll([one])])
  const before = (await allBytes(folder)).length
  await store.putAll([one])
  expect((await allBytes(folder)).length).toBe(before)
  const wrong = store.putAll([{ digest: one.digest, bytes: two.bytes }])
  await expect(wrong).rejects.toMatchObject({ code: 'wrong-digest' })
  await store.close()
})

test('an erased payload leaves no byte in any file, and the others stay', async () => {
  const folder = await temporaryFolder()
  const payloads = somePayloads(20)
  const store = await openStore(folder)
  await store.putAll(payloads)
  const gone = payloads[7]!
  expect(await store.erase(gone.digest)).toBe(true)
  expect(await store.erase(gone.digest)).toBe(false)
  expect(store.has(gone.digest)).toBe(false)
  const files = await allBytes(folder)
  for (let at = 0; at + 8 <= gone.bytes.length; at++) {
    expect(files.includes(Buffer.from(gone.bytes.subarray(at, at + 8)))).toBe(false)
  }
  await expectAll(store, payloads.toSpliced(7, 1))
  await store.putAll([gone])
  await expectAll(store, payloads)
  await store.close()
  const again = await openStore(folder)
  await expectAll(again, payloads)
  await again.close()
})

test('an erasure that was interrupted is completed at the next start', async () => {
  const folder = at('payloads')
  const disk = new MemoryDisk()
  const { fileSystem } = disk
  const store = await openStore(folder, undefined, fileSystem)
  const [payload] = somePayloads(1) as [Payload]
  await store.putAll([payload])
  // The sync of the note goes through; the one that erases does not.
  const eio = { code: 'io-failed', path: folder, reason: 'EIO' } as const
  disk.fault = (operation, path) =>
    operation === 'sync' && path.endsWith('.dat') ? eio : undefined
  await expect(store.erase(payload.digest)).rejects.toMatchObject({ code: 'io-failed' })
  await store.close()
  disk.fault = undefined
  const again = await openStore(folder, undefined, fileSystem)
  expect(again.has(payload.digest)).toBe(false)
  const files = Buffer.concat(disk.paths().map((path) => disk.bytes(path)))
  expect(files.includes(Buffer.from(payload.bytes.subarray(0, 8)))).toBe(false)
  await again.close()
})

test('a flipped bit is an error that names the digest', async () => {
  const folder = await temporaryFolder()
  const store = await openStore(folder)
  const [payload, other] = somePayloads(2) as [Payload, Payload]
  await store.putAll([payload, other])
  const path = join(folder, 'segment-00000001.dat')
  const bytes = await readFile(path)
  bytes[bytes.indexOf(Buffer.from(payload.bytes))]! ^= 1
  await writeFile(path, bytes)
  await expect(store.get(payload.digest)).rejects.toMatchObject({
    problem: { code: 'payload-damaged', digest: toHex(payload.digest) },
  })
  await expectAll(store, [other])
  await store.erase(payload.digest)
  await store.putAll([payload])
  await expectAll(store, [payload, other])
  await store.close()
})

test('a lost or damaged index is made anew from the segments', async () => {
  const folder = await temporaryFolder()
  const payloads = somePayloads(30)
  const store = await openStore(folder, 4000)
  for (const payload of payloads) await store.putAll([payload])
  await store.erase(payloads[3]!.digest)
  await store.close()
  const index = join(folder, 'index.log')
  const intact = await readFile(index)
  const damaged = Buffer.from(intact)
  damaged[intact.length >> 1]! ^= 1
  for (const harm of [() => rm(index), () => writeFile(index, damaged)]) {
    await harm()
    const again = await openStore(folder, 4000)
    expect(again.rebuilt).toBe(true)
    expect(again.has(payloads[3]!.digest)).toBe(false)
    await expectAll(again, payloads.toSpliced(3, 1))
    await again.close()
  }
})

test('what a crash left behind the last payload is cut', async () => {
  const folder = await temporaryFolder()
  const store = await openStore(folder)
  const [one, two] = somePayloads(2) as [Payload, Payload]
  await store.putAll([one])
  await store.close()
  await appendFile(join(folder, 'segment-00000001.dat'), two.bytes.subarray(0, 100))
  const again = await openStore(folder)
  expect((await allBytes(folder)).includes(Buffer.from(two.bytes.subarray(0, 50)))).toBe(false)
  await again.putAll([two])
  await expectAll(again, [one, two])
  await again.close()
})

test('a segment that is missing is reported payload by payload', async () => {
  const folder = await temporaryFolder()
  const store = await openStore(folder)
  const [one, two] = somePayloads(2) as [Payload, Payload]
  await store.putAll([one])
  await store.close()
  await rm(join(folder, 'segment-00000001.dat'))
  const again = await openStore(folder)
  await expect(again.get(one.digest)).rejects.toMatchObject({ code: 'payload-damaged' })
  await again.putAll([two])
  await expectAll(again, [two])
  await again.close()
})

test('concurrent puts share their fsyncs; a full disk refuses them and passes', async () => {
  const folder = at('payloads')
  const disk = new MemoryDisk()
  const store = await openStore(folder, undefined, disk.fileSystem)
  const payloads = somePayloads(40)
  const before = disk.syncs
  await Promise.all(payloads.map((payload) => store.putAll([payload])))
  expect(disk.syncs - before).toBe(2)
  disk.fault = every('write', { code: 'disk-full', path: folder })
  const more = somePayloads(3)
  await expect(store.putAll(more)).rejects.toMatchObject({ code: 'disk-full' })
  expect(store.has(more[0]!.digest)).toBe(false)
  disk.fault = undefined
  await store.putAll(more)
  await expectAll(store, [...payloads, ...more])
  await store.close()
})

test('compaction gives back what erased payloads took, and everything else stays', async () => {
  const disk = new MemoryDisk()
  const folder = at('payloads')
  const store = await openStore(folder, 4000, disk.fileSystem)
  const payloads = somePayloads(60)
  for (const payload of payloads) await store.putAll([payload])
  const kept = payloads.filter((_, index) => index % 4 === 0)
  const gone = payloads.filter((payload) => !kept.includes(payload))
  for (const { digest } of gone) await store.erase(digest)
  const before = disk.paths().length
  const more = somePayloads(20)
  const [removed] = await Promise.all([
    store.compact(),
    ...more.map((payload) => store.putAll([payload])),
  ])
  expect(removed).toBeGreaterThan(5)
  expect(disk.paths().length).toBeLessThan(before)
  await expectAll(store, [...kept, ...more])
  await store.close()
  const again = await openStore(folder, 4000, disk.fileSystem)
  await expectAll(again, [...kept, ...more])
  expect(again.size).toBe(kept.length + more.length)
  expect(await again.compact()).toBe(0)
  await again.close()
})

test('compaction leaves a segment that is damaged', async () => {
  const disk = new MemoryDisk()
  const folder = at('payloads')
  const store = await openStore(folder, 2000, disk.fileSystem)
  const payloads = somePayloads(8)
  for (const payload of payloads) await store.putAll([payload])
  for (const { digest } of payloads.slice(0, 3)) await store.erase(digest)
  const damaged = disk.bytes(at('payloads', 'segment-00000001.dat'))
  damaged[damaged.length - 1]! ^= 1
  expect(await store.compact()).toBe(0)
  await expect(store.get(payloads[3]!.digest)).rejects.toMatchObject({ code: 'payload-damaged' })
  await expectAll(store, payloads.slice(4))
  await store.close()
})
