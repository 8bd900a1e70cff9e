/**
 * Durations as histograms on a logarithmic scale: bucket b counts those from 2^(b/4) up to
 * 2^((b+1)/4) seconds, bucket 0 all below. So a quantile read from it is right within a tenth,
 * from a second to years, and a duration takes one row's update however many there were before.
 */
import type { DurationKind, DurationRow } from './rows.ts'
import type { Tables } from './tables.ts'

const BUCKETS_AN_OCTAVE = 4

const ADD = `
INSERT INTO durations (kind, hospital, bucket, count, longest) VALUES (?, ?, ?, 1, ?)
ON CONFLICT (kind, hospital, bucket) DO UPDATE SET
  count = count + 1, longest = max(longest, excluded.longest)`

/** Counts one more duration; what clocks made negative counts as none. */
export function addDuration(
  { sql, hospitals }: Tables,
  kind: DurationKind,
  hospital: string,
  milliseconds: number,
): void {
  const length = Math.max(0, milliseconds)
  sql.run(ADD, kind, hospitals.numberFor(hospital), bucketOf(length), length)
}

/** Every duration counted, by kind, hospital and bucket, shortest first. */
export function allDurations({ sql, hospitals }: Tables): DurationRow[] {
  return sql
    .all<Omit<DurationRow, 'hospital'> & { hospital: number }>(
      'SELECT kind, hospital, bucket, count, longest FROM durations ORDER BY kind, hospital, bucket',
    )
    .map(({ kind, hospital, bucket, count, longest }) => ({
      kind,
      hospital: hospitals.idOf(hospital),
      bucket,
      count,
      longest,
    }))
}

/** The middle of a bucket on its scale, in milliseconds. */
export function middleOf(bucket: number): number {
  return bucket === 0 ? 500 : 1000 * 2 ** ((bucket + 0.5) / BUCKETS_AN_OCTAVE)
}

function bucketOf(milliseconds: number): number {
  const seconds = Math.max(1, milliseconds / 1000)
  return Math.floor(BUCKETS_AN_OCTAVE * Math.log2(seconds))
}
