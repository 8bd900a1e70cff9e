import { describe, expect, it } from 'vitest'
import { toHex } from '#crypto/bytes'
import { foundLedger } from '../../support/ledger-builder.ts'

describe('a ledger of valid blocks', () => {
  it('accepts every kind of transaction in its place', async () => {
    const ledger = await foundLedger({ active: 5 })
    const [author, other, third] = ledger.hospitals
    ledger.append(ledger.submit(author!).ask().hold().accept())
    ledger.append(ledger.submit(author!).ask().hold().reject(), ledger.submit(other!).withdraw())
    ledger.append(ledger.membership.suspend(third!))
    ledger.append(await ledger.epoch(other!))
    ledger.append(ledger.membership.reinstate(third!), await ledger.epoch(author!))
    expect(ledger.view.active()).toHaveLength(5)
    console.log(toHex(ledger.state.head))
  })
})
