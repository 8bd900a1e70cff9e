/** The expectation beside each hospital's draws. */
import { expect, test } from 'vitest'
import type { MemberView } from '#contract/views/network'
import { drawShares } from '#renderer/features/browse-network/fairness.ts'

function member(id: string, submitted: number, accepted: number): MemberView {
  return {
    id,
    profile: {
      name: id,
      licence: '',
      city: '',
      specialties: [],
      contact: { person: '', telephone: '' },
    },
    membership: 'active',
    since: 1,
    connection: 'idle',
    height: 1,
    lastSeen: null,
    joined: true,
    votedOnOpenBlock: false,
    counts: { submitted, withdrawn: 0, accepted, rejected: 0, passed: 0, unanswered: 0 },
    isSelf: false,
  }
}

test('the expectations add up to how often hospitals were asked in all', () => {
  const shares = drawShares([member('a', 30, 4), member('b', 10, 21), member('c', 0, 15)])
  expect(shares.reduce((sum, share) => sum + share.expected, 0)).toBeCloseTo(40)
})

test('a hospital is never expected to review its own records', () => {
  const shares = drawShares([member('a', 10, 0), member('b', 0, 10)])
  expect(shares.map((share) => share.expected)).toEqual([0, 10])
})

test('nobody is expected anywhere before the first submission', () => {
  expect(drawShares([member('a', 0, 0)])[0]?.expected).toBe(0)
})
