import { afterEach, describe, expect, it } from 'vitest'
import { formatDay } from '#renderer/components/dates.ts'
import { parseTypedDate, parseTypedDateTime } from '#renderer/components/typed-date.ts'
import type { Language } from '#contract/language'
import { noteLanguage } from '#renderer/i18n/locale.ts'

const TODAY = '2026-03-01'

const british = (text: string) => parseTypedDate(text, 'en-GB', TODAY)
const german = (text: string) => parseTypedDate(text, 'de-DE', TODAY)

describe('dates as people type them', () => {
  it.each([
    '12/3/1968',
    '12/03/1968',
    '12.3.1968',
    '12-3-1968',
    '12 3 1968',
    '12031968',
    '12 Mar 1968',
    '12 march 1968',
    '12Mar1968',
    'March 12, 1968',
    '1968-03-12',
    '1968-3-12',
    '  12 Mar 1968 ',
  ])('understands %s', (text) => {
    expect(british(text)).toBe('1968-03-12')
  })

  it.each(['12.3.1968', '12. März 1968', '12. Mar. 1968', '12 maerz 1968', '12 marz 1968'])(
    'understands %s in German, or says that it does not',
    (text) => {
      expect(german(text)).toBe(text.includes('maerz') ? null : '1968-03-12')
    },
  )

  it('takes the order of day and month from the locale, and never the other one', () => {
    expect(british('3/4/2020')).toBe('2020-04-03')
    expect(parseTypedDate('3/4/2020', 'en-US', TODAY)).toBe('2020-03-04')
    expect(british('3/13/2020')).toBeNull()
    expect(german('3.13.2020')).toBeNull()
  })

  it('knows today and yesterday by their names, also over the end of a month', () => {
    expect(british('today')).toBe('2026-03-01')
    expect(british('Yesterday')).toBe('2026-02-28')
    expect(german('Heute')).toBe('2026-03-01')
    expect(german('gestern')).toBe('2026-02-28')
  })

  it.each([
    '',
    'soon',
    '12',
    '12/3',
    '12/3/68',
    '31/2/2020',
    '0/1/2020',
    '12 M 1968',
    '2020-02-30',
  ])('does not make a date of "%s"', (text) => {
    expect(british(text)).toBeNull()
  })
})

describe('times of day', () => {
  const NOW = '2026-03-01T09:30'
  it.each([
    ['12/3/2026 14:05', '2026-03-12T14:05'],
    ['12 Mar 2026, 14:05', '2026-03-12T14:05'],
    ['2026-03-12T14:05', '2026-03-12T14:05'],
    ['8:05', '2026-03-01T08:05'],
    ['today 8:05', '2026-03-01T08:05'],
    ['now', NOW],
    ['12/3/2026', null],
    ['12/3/2026 24:00', null],
    ['12/3/2026 14:60', null],
  ])('reads %s as %s', (text, expected) => {
    expect(parseTypedDateTime(text, 'en-GB', NOW)).toBe(expected)
  })

  it('reads a German time', () => {
    expect(parseTypedDateTime('12.3.2026 14.05 Uhr', 'de-DE', NOW)).toBe('2026-03-12T14:05')
  })
})

describe('dates as they are shown', () => {
  afterEach(() => noteLanguage('en'))

  it.each<[Language, string]>([
    ['en', 'en-GB'],
    ['de', 'de-DE'],
  ])('are understood again when somebody edits them (%s)', (language, locale) => {
    noteLanguage(language)
    for (let day = 0; day < 366; day += 1) {
      const iso = new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10)
      expect(parseTypedDate(formatDay(iso), locale, TODAY), formatDay(iso)).toBe(iso)
    }
  })
})
