import { utf8 } from '#crypto/bytes'
import { nodeFileSystem, storageErrorOf } from '#storage/node-file-system'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from './temporary-folder.ts'

test('operating system errors become codes that a caller can act on', () => {
  const codeFor = (errno: string) =>
    storageErrorOf(Object.assign(new Error(errno), { code: errno }), '/data').code
  expect(codeFor('ENOSPC')).toBe('disk-full')
  expect(codeFor('EDQUOT')).toBe('disk-full')
  expect(['EACCES', 'EPERM', 'EROFS'].map(codeFor)).toEqual(Array(3).fill('no-permission'))
  expect(codeFor('EIO')).toBe('io-failed')
})

test('an atomic write replaces a file whole and leaves no other', async () => {
  const folder = join(await temporaryFolder(), 'a', 'b')
  await nodeFileSystem.makeDirectory(folder)
  await nodeFileSystem.makeDirectory(folder)
  const path = join(folder, 'file')
  await nodeFileSystem.writeFileAtomic(path, utf8('a longer first content'))
  await nodeFileSystem.writeFileAtomic(path, utf8('second'))
  expect(await readFile(path, 'utf8')).toBe('second')
  expect(await nodeFileSystem.list(folder)).toEqual(['file'])
})

test('atomic writes of one file at once leave the last one, whole', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'file')
  const texts = Array.from({ length: 20 }, (_, index) => `${index} `.repeat(1000 - index * 40))
  await Promise.all(texts.map((text) => nodeFileSystem.writeFileAtomic(path, utf8(text))))
  expect(await readFile(path, 'utf8')).toBe(texts.at(-1))
  expect(await nodeFileSystem.list(folder)).toEqual(['file'])
})

test('missing and existing files are told apart', async () => {
  const path = join(await temporaryFolder(), 'file')
  expect(await nodeFileSystem.readFile(path)).toBeUndefined()
  await nodeFileSystem.remove(path)
  await expect(nodeFileSystem.open(path)).rejects.toMatchObject({ code: 'not-found' })
  await (await nodeFileSystem.create(path)).close()
  await expect(nodeFileSystem.create(path)).rejects.toMatchObject({ code: 'exists' })
})
