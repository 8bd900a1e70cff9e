/** What a benchmark answers, and the arithmetic that all of them share. */

/** One measured figure. */
export interface Figure {
  readonly name: string
  readonly value: number
  /** Unit of `value`, `floor` and `target`: "ms", "%", "per s", "MB". */
  readonly unit: string
  /** The same measured in the same run without the load, or without the page around it. */
  readonly floor?: number
  /** What `value` should not exceed. */
  readonly target?: number
  /** What was measured, in words. */
  readonly note: string
}

/** One benchmark: sets up what it measures, measures, and puts everything away. */
export type Benchmark = () => Promise<readonly Figure[]>

/** The value below which `share` of the values lie (nearest rank); NaN for no values. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const rank = Math.max(1, Math.ceil(share * sorted.length))
  return sorted[rank - 1] ?? Number.NaN
}

/** The largest value; 0 for none. */
export function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0)
}
