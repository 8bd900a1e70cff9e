import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CrashConsortium } from './consortium.ts'
import type { CrashNode } from './crash-node.ts'
import { type Cast, freezeVoters, STATES, submitAndHold, thawAll } from './states.ts'
import { until } from '../support/nodes.ts'

let consortium: CrashConsortium
let cast: Cast
beforeAll(async () => {
  consortium = await CrashConsortium.found()
  const [author, reviewer] = consortium.hospitals
  cast = { author: author!, reviewer: reviewer! }
})
afterAll(() => consortium.close())

describe.each(STATES)('a submission that is $name survives (PROTOCOL P6)', ({ reach, goOn }) => {
  it('kill -9 of the government, which is found again at its address', async () => {
    const { government } = consortium
    const { addresses } = await government.client.call('app.status', {})
    await reach(consortium, cast)
    await government.crash()
    expect((await government.client.call('app.status', {})).addresses).toEqual(addresses)
    await goOn(consortium, cast)
    await consortium.settles()
  })

  it.each(['author', 'reviewer'] as const)('kill -9 of the %s', async (who) => {
    await reach(consortium, cast)
    await cast[who].crash()
    await goOn(consortium, cast)
    await consortium.settles()
  })
})

describe('what a person was told is kept is kept, though nobody else has it yet', () => {
  it('a diagnosis', async () => {
    const { government } = consortium
    const { author, reviewer } = cast
    await consortium.onlyIdle(reviewer)
    government.freeze()
    const digest = await consortium.submit(author)
    await author.crash()
    expect((await consortium.view(author, digest)).row.state).toBe('queued')
    government.thaw()
    await consortium.holds(reviewer, 1)
    await consortium.acceptOldest(reviewer)
    await consortium.settles()
  })

  it('a verdict', async () => {
    const { government } = consortium
    await submitAndHold(consortium, cast)
    await government.kill()
    await consortium.acceptOldest(cast.reviewer)
    await cast.reviewer.crash()
    expect(await cast.reviewer.client.call('reviews.list', {})).toEqual([])
    await government.start()
    await consortium.settles()
  })
})

describe('no crash makes a second block at a height (PROTOCOL P1)', () => {
  it('of everybody at once, while a block lacks its quorum', async () => {
    await submitAndHold(consortium, cast)
    freezeVoters(consortium, cast)
    await consortium.acceptOldest(cast.reviewer)
    await consortium.votesAreMissing(2)
    await Promise.all(consortium.nodes.map((node) => node.kill()))
    await Promise.all(consortium.nodes.map((node) => node.start()))
    await consortium.settles()
  })

  it('of the government at the vote that made a block final, the other voters being gone', async () => {
    const { government } = consortium
    const { author, reviewer } = cast
    const [first] = consortium.others(author, reviewer)
    await submitAndHold(consortium, cast)
    freezeVoters(consortium, cast)
    await consortium.acceptOldest(reviewer)
    await consortium.votesAreMissing(2)
    await Promise.all([author.kill(), reviewer.kill()])
    first!.thaw()
    await consortium.reaches(author, 'it is final', ({ state }) => state === 'final')
    await government.blocks()
    await government.kill()
    await Promise.all([government, author, reviewer].map((node) => node.start()))
    await thawAll(consortium)
    await consortium.settles()
  })

  it('of one after another at whatever moment a block becomes final, under load', async () => {
    const { government, hospitals } = consortium
    await consortium.onlyIdle(...hospitals)
    for (const victim of [hospitals[0]!, government, hospitals[2]!]) {
      const dies = diesWithTheNextBlock(victim)
      for (const author of hospitals) await consortium.submit(author)
      let back = false
      await Promise.all([
        dies.then(() => (back = true)),
        until(`${victim.name} is back`, async () => {
          await consortium.acceptWhatWaits()
          return back
        }),
      ])
    }
    await consortium.settles(() => consortium.acceptWhatWaits())
  })
})

async function diesWithTheNextBlock(victim: CrashNode): Promise<void> {
  await victim.nextBlock()
  await victim.crash()
}
