import { utf8 } from '#crypto/bytes'
import { Journal } from '#storage/journal'
import { nodeFileSystem } from '#storage/node-file-system'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from './temporary-folder.ts'

const openJournal = (path: string) => Journal.open({ fileSystem: nodeFileSystem, path })
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

test('a damaged entry is reported, and a rewrite cures it', async () => {
  const path = join(await temporaryFolder(), 'outbox')
  const journal = await openJournal(path)
  await journal.append(utf8('one'), utf8('two'), utf8('three'))
  await journal.close()
  const bytes = await readFile(path)
  bytes[bytes.indexOf('two')]! ^= 1
  await writeFile(path, bytes)
  const again = await openJournal(path)
  expect([texts(again), again.damagedEntry]).toEqual([['one'], 1])
  await expect(again.append(utf8('four'))).rejects.toMatchObject({ code: 'damaged' })
  await again.rewrite(again.entries)
  await again.append(utf8('four'))
  await again.close()
  const last = await openJournal(path)
  expect([texts(last), last.damagedEntry]).toEqual([['one', 'four'], undefined])
  await last.close()
})
