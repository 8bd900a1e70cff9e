import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CrashConsortium } from './consortium.ts'
import { STATES } from './states.ts'

let consortium: CrashConsortium
beforeAll(async () => {
  consortium = await CrashConsortium.found()
}, 120_000)
afterAll(() => consortium.close())

describe('kill -9 of the government loses nothing and makes no second block (PROTOCOL P1, P6)', () => {
  it.each(STATES)('while a submission is $name', async ({ reach, goOn }) => {
    const { government, hospitals } = consortium
    const [author, reviewer] = hospitals
    const cast = { author: author!, reviewer: reviewer! }
    const { addresses } = await government.client.call('app.status', {})
    await reach(consortium, cast)
    await government.kill()
    await government.start()
    expect((await government.client.call('app.status', {})).addresses).toEqual(addresses)
    await goOn(consortium, cast)
    await consortium.settles()
  })
})
