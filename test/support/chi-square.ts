/** Pearson's chi-square statistic and its 99.9 % quantiles, for tests of uniformity. */

/** Σ (observed − expected)² / expected. */
export function chiSquare(observed: readonly number[], expected: number): number {
  return observed.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
}

/** By degrees of freedom, what a fair draw exceeds once in a thousand (standard tables). */
export const CHI_SQUARE_999: { readonly [degrees: number]: number } = {
  5: 20.515,
  23: 49.728,
  25: 52.62,
}
