import { utf8 } from '#crypto/bytes'
import { Journal } from '#storage/journal'
import type { StorageError } from '#storage/errors'
import { nodeFileSystem } from '#storage/node-file-system'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from './temporary-folder.ts'

const damages: StorageError[] = []
const openJournal = (path: string) =>
  Journal.open({
    fileSystem: nodeFileSystem,
    path,
    onDamage: (damage) => void damages.push(damage),
  })
const texts = (journal: Journal) => journal.entries.map((entry) => Buffer.from(entry).toString())

test('entries survive in order, and a rewrite replaces them', async () => {
  const path = join(await temporaryFolder(), 'outbox')
  const journal = await openJournal(path)
  await journal.append(utf8('one'), utf8('two'))
  await journal.append(utf8('three'))
  await journal.close()
  const again = await openJournal(path)
  expect(texts(again)).toEqual(['one', 'two', 'three'])
  await again.rewrite([utf8('three')])
  await again.append(utf8('four'))
  await again.close()
  const last = await openJournal(path)
  expect(texts(last)).toEqual(['three', 'four'])
  await last.close()
})

test('a damaged entry is told of and set aside, and what stood before it goes on', async () => {
  const path = join(await temporaryFolder(), 'outbox')
  const journal = await openJournal(path)
  await journal.append(utf8('one'), utf8('two'), utf8('three'))
  await journal.close()
  const bytes = await readFile(path)
  bytes[bytes.indexOf('two')]! ^= 1
  await writeFile(path, bytes)
  const again = await openJournal(path)
  expect(texts(again)).toEqual(['one'])
  expect(damages.splice(0)).toMatchObject([{ problem: { code: 'damaged', path, offset: 31 } }])
  expect(await readFile(`${path}.damaged`)).toEqual(bytes)
  await again.append(utf8('four'))
  await again.close()
  const last = await openJournal(path)
  expect(texts(last)).toEqual(['one', 'four'])
  expect(damages).toEqual([])
  await last.close()
})

test('a file that is no journal any more is told of and set aside, and a new one begins', async () => {
  const path = join(await temporaryFolder(), 'outbox')
  await (await openJournal(path)).close()
  const bytes = await readFile(path)
  bytes[0]! ^= 1
  await writeFile(path, bytes)
  const again = await openJournal(path)
  expect(damages.splice(0)).toMatchObject([{ problem: { code: 'damaged', path, offset: 0 } }])
  expect(await readFile(`${path}.damaged`)).toEqual(bytes)
  await again.append(utf8('one'))
  await again.close()
  const last = await openJournal(path)
  expect(texts(last)).toEqual(['one'])
  await last.close()
})
