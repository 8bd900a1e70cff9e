import { afterAll, beforeAll, describe, it } from 'vitest'
import { CrashConsortium } from './consortium.ts'
import { STATES } from './states.ts'

let consortium: CrashConsortium
beforeAll(async () => {
  consortium = await CrashConsortium.found()
}, 120_000)
afterAll(() => consortium.close())

describe.each(['author', 'reviewer'] as const)(
  'kill -9 of the %s loses nothing and changes no vote (PROTOCOL P1, P6)',
  (who) => {
    it.each(STATES)('while a submission is $name', async ({ reach, goOn }) => {
      const [author, reviewer] = consortium.hospitals
      const cast = { author: author!, reviewer: reviewer! }
      await reach(consortium, cast)
      await cast[who].kill()
      await cast[who].start()
      await goOn(consortium, cast)
      await consortium.settles()
    })
  },
)
