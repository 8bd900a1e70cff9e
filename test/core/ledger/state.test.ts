import { beforeAll, describe, expect, it } from 'vitest'
import { toHex } from '#crypto/bytes'
import { LedgerDraft } from '#core/ledger/state'
import { memberRootOf } from '#core/membership/member'
import { foundLedger, type LedgerBuilder } from '../../support/ledger-builder.ts'

let ledger: LedgerBuilder

beforeAll(async () => {
  ledger = await foundLedger({ active: 3 })
})

describe('a draft of the next state', () => {
  it('is as before when an attempt on it fails, and the state below never changes', () => {
    const before = ledger.state
    const draft = new LedgerDraft(before, before.time)
    const member = draft.members()[0]!
    const attempt = () =>
      draft.attempt(() => {
        draft.setMember({ ...member, status: 'suspended' })
        expect(draft.active()).toHaveLength(2)
        throw new Error('refused')
      })
    expect(attempt).toThrow('refused')
    expect(draft.active()).toHaveLength(3)
    draft.attempt(() => draft.setMember({ ...member, status: 'suspended' }))
    expect(draft.active()).toHaveLength(2)
    expect(before.members.get(toHex(member.id))!.status).toBe('active')
  })
})

describe('the member root', () => {
  it('depends on the members and not on their order', () => {
    const members = ledger.view.members()
    const root = toHex(memberRootOf(members))
    expect(toHex(ledger.state.memberRoot)).toBe(root)
    expect(toHex(memberRootOf(members.toReversed()))).toBe(root)
    expect(toHex(memberRootOf(members.slice(1)))).not.toBe(root)
  })
})

describe('hashes of recent blocks', () => {
  it('are known for every height in the base window and for no other', () => {
    const { view, state, blocks } = ledger
    expect(toHex(view.recentHash(0)!)).toBe(toHex(ledger.consortium.id))
    for (const { block } of blocks) {
      const { height } = block.header.body
      expect(toHex(view.recentHash(height)!)).toBe(toHex(block.header.id))
    }
    expect(view.recentHash(state.height + 1)).toBeUndefined()
    expect(view.recentHash(-1)).toBeUndefined()
  })

  it('of heights before the window are forgotten', async () => {
    const short = await foundLedger({ active: 3, parameters: { baseWindow: 2 } })
    const known = Array.from({ length: short.state.height + 1 }, (_, height) => height)
    const remembered = known.filter((height) => short.view.recentHash(height) !== undefined)
    expect(remembered).toEqual(known.slice(-3))
  })
})
