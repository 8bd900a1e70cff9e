import { expect, it } from 'vitest'
import { groupsOf } from '#renderer/features/invite-hospital/text-groups.ts'

it('text in groups is the same text again when the spaces are left out', () => {
  const text = `medichain-invitation:${'AbCd-_09'.repeat(40)}xyz`
  const groups = groupsOf(text)
  expect(groups[0]).toBe('medichain-invitation:')
  expect(groups.slice(1).every((group) => group.length <= 8)).toBe(true)
  expect(groups.join(' ').replaceAll(/\s/g, '')).toBe(text)
})
