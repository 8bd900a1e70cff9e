import { afterAll, beforeAll, it } from 'vitest'
import { CrashConsortium } from './consortium.ts'
import { until } from '../support/nodes.ts'
import type { CrashNode } from './crash-node.ts'

let consortium: CrashConsortium
beforeAll(async () => {
  consortium = await CrashConsortium.found()
})
afterAll(() => consortium.close())
async function diesWithTheNextBlock(victim: CrashNode): Promise<void> {
  await victim.nextBlock()
  await victim.crash()
}
it('storm', async () => {
  const { government, hospitals } = consortium
  await consortium.onlyIdle(...hospitals)
  for (let r = 0; r < 25; r++) {
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
    const t = Date.now()
    try {
      await consortium.settles(() => consortium.acceptWhatWaits())
    } catch (e) {
      console.log('FAILED', String(e))
      console.log(JSON.stringify(await government.client.call('app.status', {})))
      for (const row of await government.client.call('government.relays', {
        before: null,
        limit: 200,
      }))
        if (row.state !== 'final') console.log(JSON.stringify(row))
      for (const h of hospitals) {
        console.log(
          h.name,
          JSON.stringify(await h.client.call('reviews.list', {})),
          JSON.stringify(await h.client.call('app.status', {})),
        )
        for (const row of await h.client.call('submissions.list', {
          beforeNonce: null,
          limit: 100,
          filter: 'open',
        }))
          console.log(
            JSON.stringify((await h.client.call('submissions.get', { submission: row.id })).row),
            JSON.stringify(
              (await h.client.call('submissions.get', { submission: row.id })).timeline,
            ),
          )
      }
      throw e
    }
    console.log('round', r, Date.now() - t)
  }
})
