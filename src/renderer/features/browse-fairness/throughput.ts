/** What became final, told by local days. Pure. */
import type { Fairness } from '#contract/views/fairness'

const DAY = 86_400_000
/** How many days are told. */
const DAYS = 14

/** A local day with what ended on it. */
export interface DayCount {
  /** Its beginning in milliseconds. */
  readonly start: number
  readonly records: number
  readonly cancelled: number
}

/** The last fourteen local days, the newest first, also those on which nothing ended. */
export function lastDays(hours: Fairness['hours'], now: number): DayCount[] {
  const today = new Date(now)
  return Array.from({ length: DAYS }, (_, back) => {
    const on = (ahead: number) =>
      new Date(today.getFullYear(), today.getMonth(), today.getDate() - back + ahead).getTime()
    const [start, end] = [on(0), on(1)]
    const within = hours.filter((hour) => hour.start >= start && hour.start < end)
    return { start, ...sumOf(within) }
  })
}

/** Records of the last 24 hours (whole hours, so up to one more). */
export function recordsOfLastDay(hours: Fairness['hours'], now: number): number {
  return sumOf(hours.filter((hour) => hour.start > now - DAY - DAY / 24)).records
}

/** The most records in one hour. */
export function busiestHour(hours: Fairness['hours']): number {
  return Math.max(0, ...hours.map((hour) => hour.records))
}

/** Records a day over the days since the first one told, at most fourteen. */
export function recordsADay(hours: Fairness['hours'], since: number, now: number): number {
  const days = Math.min(DAYS, Math.max(1, (now - since) / DAY))
  return sumOf(hours).records / days
}

/** The share of reviews that ended in a rejection, undefined without any. */
export function rejectedShare({ hospitals }: Fairness): number | undefined {
  const accepted = hospitals.reduce((sum, row) => sum + row.accepted, 0)
  const rejected = hospitals.reduce((sum, row) => sum + row.rejected, 0)
  return accepted + rejected === 0 ? undefined : rejected / (accepted + rejected)
}

function sumOf(hours: readonly Pick<DayCount, 'records' | 'cancelled'>[]) {
  return {
    records: hours.reduce((sum, hour) => sum + hour.records, 0),
    cancelled: hours.reduce((sum, hour) => sum + hour.cancelled, 0),
  }
}
