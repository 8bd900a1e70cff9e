import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SUBJECTS } from './subjects.ts'
import { scenarios, survive } from './survive.ts'

const RUNS = 300

describe.each(SUBJECTS)('whatever the disk does to $name', (subject) => {
  test('what it acknowledged is there after the next start, and nothing half', async () => {
    let doubted = 0
    await fc.assert(
      fc.asyncProperty(scenarios, async (scenario) => {
        if (!(await survive(subject, scenario))) doubted += 1
      }),
      { numRuns: RUNS },
    )
    expect(doubted, 'tails of a power cut that were called damage').toBeLessThan(RUNS / 20)
  })
})
