/** What was searched for lands in the field where it belongs. */
import { expect, test } from 'vitest'
import { guessPatient } from '#renderer/features/record-diagnosis/guess-patient.ts'

const SETTING = { locale: 'en-GB', today: '2026-03-12' }

test.each([
  ['999-63-1180', { identifier: '999-63-1180', family: '', given: '', birthDate: '' }],
  ['Whitcomb, Nora', { family: 'Whitcomb', given: 'Nora' }],
  ['nora whitcomb', { family: 'Whitcomb', given: 'Nora' }],
  ['whitcomb', { family: 'Whitcomb', given: '' }],
  ['anna van der Berg', { family: 'Berg', given: 'anna van der' }],
  ['12.3.1968', { birthDate: '1968-03-12', identifier: '' }],
  ['weber 12 Mar 1968', { family: 'Weber', birthDate: '1968-03-12', identifier: '' }],
  [
    '999-20-4471 weber, anna 1968-03-12',
    {
      identifier: '999-20-4471',
      family: 'Weber',
      given: 'Anna',
      birthDate: '1968-03-12',
    },
  ],
  // A birth date that has not come is none.
  ['weber 12.3.2027', { family: 'Weber', birthDate: '', identifier: '12.3.2027' }],
  ['', { identifier: '', family: '', given: '', birthDate: '' }],
])('“%s”', (typed, expected) => {
  expect(guessPatient(typed, SETTING)).toMatchObject(expected)
})
