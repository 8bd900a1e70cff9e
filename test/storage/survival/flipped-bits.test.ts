import { StorageError } from '#storage/errors'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MemoryDisk } from '../../support/disk/memory-disk.ts'
import type { State, Subject } from './subject.ts'
import { SUBJECTS } from './subjects.ts'

/** What an error must be that tells of a flipped bit, and tells where. */
const NAMED: ReadonlySet<string> = new Set([
  'damaged',
  'payload-damaged',
  'unknown-version',
  'wrong-passphrase',
])

const bits = fc.record({ file: fc.nat(), bit: fc.nat() })
const fillings = fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 1, maxLength: 8 })

async function filled(subject: Subject, choices: readonly number[]) {
  const disk = new MemoryDisk()
  const opened = await subject.open(disk.fileSystem)
  for (const [number, choice] of choices.entries()) {
    // A contradicting vote is refused, which changes nothing.
    await opened
      .command(number, choice)
      .run()
      .catch(() => undefined)
  }
  const again = disk.afterKill()
  return { disk: again, state: await (await subject.open(again.fileSystem)).observe() }
}

/** What the store holds, or how it told of damage. */
async function reread(subject: Subject, disk: MemoryDisk): Promise<State | 'damage'> {
  try {
    const opened = await subject.open(disk.fileSystem)
    const state = await opened.observe()
    return opened.saysDamaged ? 'damage' : state
  } catch (error) {
    expect(error).toBeInstanceOf(StorageError)
    expect(NAMED).toContain((error as StorageError).code)
    return 'damage'
  }
}

describe.each(SUBJECTS)('a bit that flips in any file of $name', (subject) => {
  test('is told of, or changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fillings, bits, async (choices, { file, bit }) => {
        const { disk, state } = await filled(subject, choices)
        const paths = disk.paths().filter((path) => disk.bytes(path).length > 0)
        const path = paths[file % paths.length]
        if (path === undefined) return
        const flipped = disk.withFlippedBit(path, bit % (disk.bytes(path).length * 8))
        const found = await reread(subject, flipped)
        if (found !== 'damage') expect(found).toEqual(state)
      }),
      { numRuns: 400 },
    )
  })
})
