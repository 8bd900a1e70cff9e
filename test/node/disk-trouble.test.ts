import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TestConsortium, type TestHospital, until } from '../support/nodes.ts'

let consortium: TestConsortium
let author: TestHospital
beforeEach(async () => {
  consortium = await TestConsortium.start(['alder', 'birch'])
  author = consortium.hospitals[0]!
})
afterEach(() => consortium.close())

async function flipByte(path: string, at: number): Promise<void> {
  const bytes = await readFile(path)
  bytes[at < 0 ? bytes.length + at : at]! ^= 1
  await writeFile(path, bytes)
}

/** Records something with all that it needs. */
async function record(number: number): Promise<void> {
  const digest = await consortium.submit(author, number)
  await consortium.review(digest)
  await consortium.ended(digest)
}

describe('a full disk', () => {
  it.each(['votes', 'chain.log', 'outbox'])(
    'of the government (%s) holds records up, and they go on when there is room',
    async (file) => {
      const { machine, alarms } = consortium
      const digest = await consortium.submit(author, 1)
      await consortium.holderOf(digest)
      let refused = 0
      machine.full = (path) => path.endsWith(file) && ++refused > 0
      await consortium.review(digest)
      await until('the disk has refused', () => refused > 0)
      machine.full = () => false
      await consortium.ended(digest)
      await record(2)
      if (file !== 'outbox') expect(alarms[0]).toMatch(/^disk-full/)
    },
  )

  it.each(['votes', 'chain.log'])(
    'of a hospital (%s) holds its vote up, and it votes when there is room',
    async (file) => {
      const { machine, alarms } = consortium.hospitals[1]!
      machine.full = (path) => path.endsWith(file)
      const digest = await consortium.submit(author, 1)
      await consortium.review(digest)
      await until('the hospital says so', () => alarms.some((one) => one.startsWith('disk-full')))
      machine.full = () => false
      await consortium.ended(digest)
      await record(2)
      await consortium.agree()
    },
  )
})

describe('damage in a file of a node is told of, and the node starts', () => {
  it.each(['outbox', 'reviews', 'drafts'])('%s of a hospital', async (file) => {
    await record(1)
    await consortium.stopHospital(author)
    await flipByte(join(author.folder, file), 9)
    await consortium.startHospital(author)
    expect(author.alarms).toEqual([expect.stringMatching(/^file-damaged: .* is damaged at byte 0/)])
    await record(2)
    await consortium.agree()
  })

  it.each(['outbox', 'admissions', 'changes'])('%s of the government', async (file) => {
    await record(1)
    await consortium.stopGovernment()
    await flipByte(join(consortium.governmentFolder, file), 9)
    await consortium.startGovernment()
    expect(consortium.alarms).toEqual([expect.stringMatching(/^file-damaged: /)])
    await record(2)
  })

  it.each([9, -1])('the votes of a hospital, at byte %i: it does not vote, ever', async (at) => {
    await record(1)
    await consortium.stopHospital(author)
    await flipByte(join(author.folder, 'votes'), at)
    for (let start = 1; start <= 2; start++) {
      await consortium.startHospital(author)
      expect(author.alarms.splice(0)).toEqual([expect.stringMatching(/^votes-doubtful/)])
      await consortium.stopHospital(author)
    }
  })

  it.each([9, -1])('the proposals of the government, at byte %i: it hears first', async (at) => {
    await record(1)
    await consortium.stopGovernment()
    await flipByte(join(consortium.governmentFolder, 'votes'), at)
    await consortium.startGovernment()
    await record(2)
    await consortium.agree()
    expect(consortium.troubles()).toEqual([])
  })
})
