/** Ages and days are told by the calendar, whatever the time zone. */
import { expect, test } from 'vitest'
import { ageOf, formatDateTime, formatDay } from '#renderer/components/dates.ts'

test('a person turns a year older on the birthday, not before', () => {
  expect(ageOf('1963-10-29', new Date(2026, 9, 28, 23, 59).getTime())).toBe(62)
  expect(ageOf('1963-10-29', new Date(2026, 9, 29, 0, 1).getTime())).toBe(63)
})

test('a birth date is shown as the day that was written', () => {
  expect(formatDay('2026-09-01')).toBe('1 Sep 2026')
  expect(formatDay('not a date')).toBe('not a date')
})

test('a moment is shown with date and time', () => {
  expect(formatDateTime(new Date(2026, 2, 12, 14, 5).getTime())).toBe('12 Mar 2026, 14:05')
})
