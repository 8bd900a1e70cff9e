/** Calendar dates as text ("2026-03-12"), which order as they sort, and instants in milliseconds. */

const DAY = 86_400_000

/** The calendar date of an instant (milliseconds, UTC), moved by `days`. */
export function dateOf(time: number, days = 0): string {
  return new Date(time + days * DAY).toISOString().slice(0, 10)
}

/** `date` moved by `days`. */
export function moveDate(date: string, days: number): string {
  return dateOf(Date.parse(date), days)
}

/** Whole years from `birthDate` to `date`. */
export function ageAt(birthDate: string, date: string): number {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return date.slice(5) < birthDate.slice(5) ? years - 1 : years
}
