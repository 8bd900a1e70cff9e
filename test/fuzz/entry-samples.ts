/** Entries of journals: their checksums are right, and what they say may be wrong all the same. */
import { join } from 'node:path'
import { randomBytes } from '#crypto/random'
import { Outbox } from '#node/hospital/outbox'
import { ReviewBook } from '#node/hospital/review-book'
import { Journal } from '#storage/journal'
import { nodeFileSystem } from '#storage/node-file-system'
import { at, MemoryDisk } from '../support/disk/memory-disk.ts'
import type { TestHospital } from '../support/nodes.ts'
import type { Sample } from './samples.ts'

type Reader = (journal: Journal) => unknown

/** What hospitals have in their outboxes and books of reviews. */
export async function entrySamples(hospitals: readonly TestHospital[]): Promise<Sample[]> {
  const samples: Sample[] = []
  for (const { folder, secrets, name } of hospitals) {
    const readers: readonly (readonly [string, Reader])[] = [
      ['outbox', (journal) => new Outbox(journal, secrets.localKey, randomBytes)],
      ['reviews', (journal) => new ReviewBook(journal, 1000)],
    ]
    for (const [file, reader] of readers) {
      const journal = await open(nodeFileSystem, join(folder, file))
      const label = (index: number) => `entry ${index} of the ${file} of ${name}`
      journal.entries.forEach((valid, index) => {
        samples.push({ name: label(index), valid, read: (bytes) => takeUp(bytes, reader) })
      })
      await journal.close()
    }
  }
  return samples
}

/** A start with a journal that holds this one entry. */
async function takeUp(bytes: Uint8Array, reader: Reader): Promise<Uint8Array> {
  const { fileSystem } = new MemoryDisk()
  const journal = await open(fileSystem, at('journal'))
  await journal.append(bytes)
  reader(await open(fileSystem, at('journal')))
  return bytes
}

function open(fileSystem: typeof nodeFileSystem, path: string): Promise<Journal> {
  return Journal.open({
    fileSystem,
    path,
    onDamage: (damage) => {
      throw damage
    },
  })
}
