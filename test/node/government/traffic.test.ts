import { expect, it } from 'vitest'
import { systemClock } from '#network/clock'
import { PASSAGES_KEPT, Traffic } from '#node/government/traffic'

it('only the last messages are kept, newest first, and each is told', () => {
  let told = 0
  const traffic = new Traffic({ ...systemClock, utc: () => 5 }, () => told++)
  for (let height = 1; height <= PASSAGES_KEPT + 3; height++) traffic.note('vote', { height })
  const recent = traffic.recent()
  expect(told).toBe(PASSAGES_KEPT + 3)
  expect(recent).toHaveLength(PASSAGES_KEPT)
  expect(recent[0]).toMatchObject({ height: PASSAGES_KEPT + 3, number: PASSAGES_KEPT + 3, time: 5 })
  expect(recent.at(-1)).toMatchObject({ height: 4, number: 4, hospital: null, size: null })
})
