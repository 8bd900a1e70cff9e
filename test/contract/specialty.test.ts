import { expect, it } from 'vitest'
import { SPECIALTIES as offered } from '#contract/specialty'
import { SPECIALTIES as allowed } from '#core/membership/specialty'

// The contract may not depend on the core, so the list stands in both.
it('offers exactly the specialties that the protocol allows', () => {
  expect([...offered]).toEqual([...allowed])
})
