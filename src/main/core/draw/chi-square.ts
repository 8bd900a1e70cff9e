/** The tail of the chi-square distribution, by the regularised incomplete gamma function. */

/** Terms after which both expansions have long converged for what a consortium can reach. */
const TERMS_LIMIT = 10_000
const PRECISION = 1e-15
/** Stands for zero in a denominator (modified Lentz's method). */
const TINY = 1e-300

/**
 * The probability that chance alone gives at least `statistic`: Q(degrees/2, statistic/2).
 * `degrees` is at least 1. Series below the mean, continued fraction above it (Abramowitz and
 * Stegun 6.5.29 and 6.5.31).
 */
export function chiSquareTail(statistic: number, degrees: number): number {
  const shape = degrees / 2
  const at = statistic / 2
  if (at <= 0) return 1
  const scale = Math.exp(shape * Math.log(at) - at - logGamma(shape))
  const tail =
    at < shape + 1 ? 1 - scale * lowerSeries(shape, at) : scale * upperFraction(shape, at)
  return Math.min(1, Math.max(0, tail))
}

function lowerSeries(shape: number, at: number): number {
  let term = 1 / shape
  let sum = term
  for (let n = 1; n < TERMS_LIMIT && term > sum * PRECISION; n++) {
    term *= at / (shape + n)
    sum += term
  }
  return sum
}

function upperFraction(shape: number, at: number): number {
  let b = at + 1 - shape
  let c = 1 / TINY
  let d = 1 / b
  let value = d
  for (let n = 1; n < TERMS_LIMIT; n++) {
    const a = -n * (n - shape)
    b += 2
    d = 1 / nonZero(a * d + b)
    c = nonZero(b + a / c)
    value *= d * c
    if (Math.abs(d * c - 1) < PRECISION) break
  }
  return value
}

function nonZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value
}

/** ln Γ(half): exact by recurrence, for every shape is a whole number of halves. */
function logGamma(shape: number): number {
  const whole = Number.isInteger(shape)
  let sum = whole ? 0 : Math.log(Math.PI) / 2
  for (let x = whole ? 1 : 0.5; x < shape; x++) sum += Math.log(x)
  return sum
}
