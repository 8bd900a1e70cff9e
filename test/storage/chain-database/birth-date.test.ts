import { birthDatesOf } from '#storage/chain-database/birth-date'
import { expect, test } from 'vitest'

test.each([
  ['1968-03-12', ['1968-03-12']],
  ['12.3.1968', ['1968-03-12']],
  ['12.03.1968', ['1968-03-12']],
  ['12. 3. 1968', ['1968-03-12']],
  ['12 Mar 1968', ['1968-03-12']],
  ['12 march 1968', ['1968-03-12']],
  ['12. März 1968', ['1968-03-12']],
  ['5. Okt. 2001', ['2001-10-05']],
  ['March 12, 1968', ['1968-03-12']],
  ['25/12/1970', ['1970-12-25']],
  ['3/12/1968', ['1968-12-03', '1968-03-12']],
  ['7/7/1977', ['1977-07-07']],
] as const)('"%s" is a birth date as people write it', (text, dates) => {
  expect(birthDatesOf(text)).toEqual(dates)
})

test.each(['31.2.1968', '12.13.1968', '1968-3', '12 Mar', 'Mary 12', '12 xyz 1968', '', '12.3.68'])(
  '"%s" is no date',
  (text) => expect(birthDatesOf(text)).toEqual([]),
)
