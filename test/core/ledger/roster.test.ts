import { describe, expect, it } from 'vitest'
import { type Roster, rosterAt } from '#core/ledger/roster'

const rosters: Roster[] = [0, 3, 4, 9].map((from) => ({
  from,
  active: [],
  voters: [],
  epoch: null,
}))

describe('the roster at a height', () => {
  it('is the newest one that had begun by then', () => {
    const begun = Array.from({ length: 12 }, (_, height) => rosterAt(rosters, height)!.from)
    expect(begun).toEqual([0, 0, 0, 3, 4, 4, 4, 4, 4, 9, 9, 9])
  })

  it('is none before the first', () => {
    expect(rosterAt(rosters, -1)).toBeUndefined()
    expect(rosterAt([], 5)).toBeUndefined()
  })
})
