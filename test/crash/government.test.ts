import { afterAll, beforeAll, describe, it } from 'vitest'
import { CrashConsortium } from './consortium.ts'

let consortium: CrashConsortium
beforeAll(async () => {
  const t = Date.now()
  consortium = await CrashConsortium.found()
  console.log('founded', Date.now() - t)
}, 120_000)
afterAll(() => consortium.close())

describe('kill -9 of the government loses nothing and makes no second block (PROTOCOL P1, P6)', () => {
  it('while nobody is free to review', async () => {
    const { government, hospitals } = consortium
    const [author, reviewer] = hospitals as [typeof government, typeof government]
    await consortium.onlyIdle()
    const digest = await consortium.submit(author)
    await consortium.reaches(author, 'received', () => true)
    let t = Date.now()
    await government.kill()
    await government.start()
    console.log('restarted', Date.now() - t)
    t = Date.now()
    await consortium.onlyIdle(reviewer)
    await consortium.holds(reviewer, 1)
    console.log('held', Date.now() - t)
    await consortium.acceptOldest(reviewer)
    t = Date.now()
    await consortium.settles()
    console.log('settled', Date.now() - t, digest)
  })
})
