/** Linear equations with a symmetric, positive semidefinite matrix that is only ever multiplied. */

const PRECISION = 1e-12

/**
 * A solution x of `times(x) = right` by conjugate gradients; `right` must lie in the range of the
 * matrix, as the differences of counts from their means do. Takes at most one step a dimension.
 */
export function solve(
  times: (vector: readonly number[]) => number[],
  right: readonly number[],
): number[] {
  const solution = right.map(() => 0)
  let residual = [...right]
  let direction = [...right]
  let square = dot(residual, residual)
  const enough = square * PRECISION ** 2
  for (let step = 0; step < right.length && square > enough; step++) {
    const image = times(direction)
    const size = square / dot(direction, image)
    residual = residual.map((value, i) => value - size * image[i]!)
    for (const [i, value] of direction.entries()) solution[i]! += size * value
    const next = dot(residual, residual)
    direction = residual.map((value, i) => value + (next / square) * direction[i]!)
    square = next
  }
  return solution
}

/** Σ a_i · b_i. */
export function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0)
}
