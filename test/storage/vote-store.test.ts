import { utf8 } from '#crypto/bytes'
import { sha256 } from '#crypto/hash'
import { nodeFileSystem } from '#storage/node-file-system'
import type { VoteLock } from '#storage/vote-note'
import { VoteStore } from '#storage/vote-store'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { at, every, MemoryDisk } from '../support/disk/memory-disk.ts'
import { temporaryFolder } from './temporary-folder.ts'

function lockFor(height: number, block = `block ${height}`): VoteLock {
  const hash = new Uint8Array(sha256(utf8(block)))
  return { height, hash, block: utf8(block), vote: utf8(`vote ${height}`) }
}

function openVotes(path: string, rewriteAbove?: number) {
  const bounds = rewriteAbove === undefined ? {} : { rewriteAbove }
  return VoteStore.open({ fileSystem: nodeFileSystem, path, ...bounds })
}

test('the newest lock survives, with its block and vote', async () => {
  const path = join(await temporaryFolder(), 'votes')
  const votes = await openVotes(path)
  expect([votes.doubtful, votes.newest, votes.bound]).toEqual([false, undefined, 0])
  for (const height of [1, 2, 5]) await votes.lock(lockFor(height))
  await votes.close()
  const again = await openVotes(path)
  expect([again.doubtful, again.bound]).toEqual([false, 5])
  expect(again.newest).toEqual(lockFor(5))
  await again.close()
})

test('no vote at the same or a lower height is ever locked, not even after a restart', async () => {
  const path = join(await temporaryFolder(), 'votes')
  const votes = await openVotes(path)
  await Promise.all([
    votes.lock(lockFor(4)),
    expect(votes.lock(lockFor(4, 'another'))).rejects.toMatchObject({ code: 'vote-contradicts' }),
  ])
  await votes.close()
  const again = await openVotes(path)
  for (const lock of [lockFor(4, 'another'), lockFor(3), lockFor(1, 'another')]) {
    await expect(again.lock(lock)).rejects.toMatchObject({
      problem: { code: 'vote-contradicts', height: lock.height, voted: 4 },
    })
  }
  expect(await again.lock(lockFor(4))).toEqual(lockFor(4))
  await again.close()
})

test('a vote whose write failed binds its height: only the same may be tried again', async () => {
  const path = at('votes')
  const disk = new MemoryDisk()
  const { fileSystem } = disk
  const votes = await VoteStore.open({ fileSystem, path })
  disk.fault = every('write', { code: 'disk-full', path })
  await expect(votes.lock(lockFor(2))).rejects.toMatchObject({ code: 'disk-full' })
  disk.fault = undefined
  const other = votes.lock(lockFor(2, 'another'))
  await expect(other).rejects.toMatchObject({ code: 'vote-contradicts' })
  await votes.lock(lockFor(2))
  await votes.close()
  const again = await VoteStore.open({ fileSystem, path })
  expect(again.newest).toEqual(lockFor(2))
  await again.close()
})

test('a torn last lock was never sent; the store is not in doubt', async () => {
  const path = join(await temporaryFolder(), 'votes')
  const votes = await openVotes(path)
  await votes.lock(lockFor(1))
  const before = (await stat(path)).size
  await votes.lock(lockFor(2))
  await votes.close()
  const whole = await readFile(path)
  for (let length = before; length < whole.length; length++) {
    await writeFile(path, whole.subarray(0, length))
    const again = await openVotes(path)
    expect([again.doubtful, again.newest?.height]).toEqual([false, 1])
    await again.close()
  }
})

test('any flipped bit puts the store in doubt: no vote until it is settled', async () => {
  const path = join(await temporaryFolder(), 'votes')
  const votes = await openVotes(path)
  for (const height of [1, 2]) await votes.lock(lockFor(height))
  await votes.close()
  const whole = await readFile(path)
  for (let at = 0; at < whole.length; at++) {
    const flipped = Buffer.from(whole)
    flipped[at]! ^= 1 << (at % 8)
    await writeFile(path, flipped)
    const again = await openVotes(path)
    expect(again.doubtful).toBe(true)
    await expect(again.lock(lockFor(9))).rejects.toMatchObject({ code: 'votes-in-doubt' })
    await again.close()
  }
  const doubtful = await openVotes(path)
  await doubtful.settle(7)
  const low = doubtful.lock(lockFor(7))
  await expect(low).rejects.toMatchObject({ code: 'vote-contradicts' })
  await doubtful.close()
  const settled = await openVotes(path)
  expect([settled.doubtful, settled.bound]).toEqual([false, 7])
  await settled.lock(lockFor(8))
  await settled.close()
})

test('a file that is missing where votes were sent is a doubt that only settling ends', async () => {
  const path = at('votes')
  const { fileSystem } = new MemoryDisk()
  const open = () => VoteStore.open({ fileSystem, path, mayHaveVoted: true })
  for (let start = 1; start <= 2; start++) {
    const votes = await open()
    expect(votes.doubtful).toBe(true)
    await expect(votes.lock(lockFor(9))).rejects.toMatchObject({ code: 'votes-in-doubt' })
    await votes.close()
  }
  const votes = await open()
  await votes.settle(7)
  await votes.close()
  const settled = await open()
  expect([settled.doubtful, settled.bound]).toEqual([false, 7])
  await settled.close()
})

test('the file stays bounded and forgets nothing that binds', async () => {
  const path = join(await temporaryFolder(), 'votes')
  const votes = await openVotes(path, 5000)
  for (let height = 1; height <= 200; height++) {
    await votes.lock(lockFor(height))
    expect((await stat(path)).size).toBeLessThanOrEqual(5000)
  }
  await votes.close()
  const again = await openVotes(path)
  expect(again.newest).toEqual(lockFor(200))
  await expect(again.lock(lockFor(150))).rejects.toMatchObject({ code: 'vote-contradicts' })
  await again.close()
})
