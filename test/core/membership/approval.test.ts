import { describe, expect, it } from 'vitest'
import { approvalsNeeded } from '#core/membership/approval'
import { foundLedger } from '../../support/ledger-builder.ts'

/** Voting hospitals, approvals for a newcomer, approvals to remove one of them. */
const TABLE = [
  [1, 1, 0],
  [2, 2, 1],
  [3, 3, 2],
  [4, 3, 3],
  [5, 4, 4],
  [6, 5, 5],
  [7, 5, 5],
] as const

describe('approvals (PROTOCOL §4)', () => {
  it.each(TABLE)(
    'of %i voting hospitals: %i for a newcomer, %i to remove a member',
    async (voters, forNewcomer, forRemoval) => {
      const ledger = await foundLedger({ active: voters })
      const newcomer = await ledger.enrol('newcomer')
      expect(approvalsNeeded(ledger.view, newcomer.id)).toBe(forNewcomer)
      expect(approvalsNeeded(ledger.view, ledger.hospitals[0]!.id)).toBe(forRemoval)
      ledger.append(ledger.membership.admit(newcomer))
      ledger.append(ledger.membership.activate(newcomer))
      expect(ledger.view.active()).toHaveLength(voters + 1)
    },
  )

  it('do not become fewer because hospitals are suspended', async () => {
    const ledger = await foundLedger({ active: 7 })
    const newcomer = await ledger.enrol('newcomer')
    for (const hospital of ledger.hospitals.slice(0, 2)) {
      ledger.append(ledger.membership.suspend(hospital))
    }
    expect(approvalsNeeded(ledger.view, newcomer.id)).toBe(5)
  })
})
