import { expect, it } from 'vitest'
import type { MemberView } from '#contract/views/network'
import {
  changesFor,
  isMembershipChange,
} from '#renderer/features/govern-hospitals/membership-change.ts'

function member(membership: MemberView['membership'], joined = false): MemberView {
  return { membership, joined } as MemberView
}

it('only changes that a member’s state allows are offered', () => {
  expect(changesFor(member('admitted'))).toEqual(['remove'])
  expect(changesFor(member('admitted', true))).toEqual(['remove', 'activate'])
  expect(changesFor(member('active'))).toEqual(['suspend', 'remove'])
  expect(changesFor(member('suspended'))).toEqual(['remove', 'reinstate'])
  expect(changesFor(member('removed'))).toEqual([])
})

it('an address that names no change is none', () => {
  expect(['suspend', 'activate', 'toString', '', undefined].map(isMembershipChange)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
})
