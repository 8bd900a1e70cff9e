/** Birth dates as people type them into a search box. */

/** Month names, English and German, by their first three letters without accents. */
const MONTHS: Readonly<Record<string, number>> = {
  jan: 1,
  feb: 2,
  mar: 3,
  mae: 3,
  mrz: 3,
  apr: 4,
  may: 5,
  mai: 5,
  jun: 6,
  jul: 7,
  aug: 8,
  sep: 9,
  okt: 10,
  oct: 10,
  nov: 11,
  dez: 12,
  dec: 12,
}

const YEAR_FIRST = /^(\d{4})[-./ ](\d{1,2})[-./ ](\d{1,2})$/
const NUMBERS = /^(\d{1,2})[-./ ]+(\d{1,2})[-./ ]+(\d{4})$/
const DAY_FIRST = /^(\d{1,2})[-./ ]*([a-z]{3,9})[-., ]*(\d{4})$/
const MONTH_FIRST = /^([a-z]{3,9})[-. ]*(\d{1,2})[-., ]+(\d{4})$/

/**
 * The dates "YYYY-MM-DD" that a text can mean, none where it is no date: "1968-03-12", "12.3.1968",
 * "12 Mar 1968", "March 12, 1968". Points stand between day, month and year only; with slashes and
 * dashes the month may come first, so "3/12/1968" means two dates, and finding either is right.
 */
export function birthDatesOf(text: string): string[] {
  const plain = text.trim().toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '')
  const [, year, month, day] = YEAR_FIRST.exec(plain) ?? []
  if (year) return dates([Number(day), Number(month)], year)
  const [, one, other, last] = NUMBERS.exec(plain) ?? []
  if (last) {
    const numbers: [number, number] = [Number(one), Number(other)]
    const pairs = plain.includes('.') ? [numbers] : [numbers, numbers.toReversed()]
    return [...new Set(pairs.flatMap(([first = 0, second = 0]) => dates([first, second], last)))]
  }
  const [, dayThen, name, withYear] = DAY_FIRST.exec(plain) ?? []
  if (withYear) return named(name, dayThen, withYear)
  const [, nameThen, thenDay, yearLast] = MONTH_FIRST.exec(plain) ?? []
  return yearLast ? named(nameThen, thenDay, yearLast) : []
}

function named(name: string | undefined, day: string | undefined, year: string): string[] {
  const month = MONTHS[name?.slice(0, 3) ?? '']
  return month ? dates([Number(day), month], year) : []
}

/** The date, if there is such a day. */
function dates([day, month]: readonly [number, number], year: string): string[] {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const time = Date.parse(`${text}T00:00:00Z`)
  const real = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
  return real ? [text] : []
}
