/** FHIR R4 date and dateTime: as precise as they were written. */
import { z } from 'zod'

const FULL_DATE = /^\d{4}-\d{2}-\d{2}/
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/

/**
 * The calendar date of a dateTime, as written: its own offset decides the day. Undefined when it
 * names no day ("2010-05") or is no date.
 */
export function calendarDateOf(dateTime: string | undefined): string | undefined {
  const date = dateTime === undefined ? undefined : FULL_DATE.exec(dateTime)?.[0]
  if (date === undefined || dateTime === undefined) return undefined
  if (dateTime !== date && !INSTANT.test(dateTime)) return undefined
  return z.iso.date().safeParse(date).success ? date : undefined
}

/** The instant of a dateTime in milliseconds; a date alone begins at midnight UTC. */
export function instantOf(dateTime: string | undefined): number | undefined {
  if (dateTime === undefined || calendarDateOf(dateTime) === undefined) return undefined
  const time = Date.parse(dateTime)
  return Number.isNaN(time) ? undefined : time
}
