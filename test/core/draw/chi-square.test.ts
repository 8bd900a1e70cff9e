import { chiSquareTail } from '#core/draw/chi-square'
import { expect, test } from 'vitest'

/** Quantiles of the chi-square distribution (NIST/SEMATECH e-Handbook, 1.3.6.7.4). */
const TABLE: readonly (readonly [degrees: number, tail: number, statistic: number])[] = [
  [1, 0.1, 2.706],
  [1, 0.05, 3.841],
  [1, 0.001, 10.828],
  [2, 0.05, 5.991],
  [2, 0.01, 9.21],
  [5, 0.05, 11.07],
  [5, 0.001, 20.515],
  [10, 0.95, 3.94],
  [10, 0.05, 18.307],
  [30, 0.99, 14.953],
  [30, 0.01, 50.892],
  [100, 0.05, 124.342],
  [100, 0.001, 149.449],
]

test.each(TABLE)(
  'with %i degrees of freedom, %f lies above %f, as tables say',
  (degrees, tail, at) => {
    expect(chiSquareTail(at, degrees) / tail).toBeCloseTo(1, 2)
  },
)

test('with two degrees it is the exponential function, far into the tail', () => {
  for (const at of [0, 0.1, 1, 5, 50, 500]) {
    expect(chiSquareTail(at, 2) / Math.exp(-at / 2)).toBeCloseTo(1, 10)
  }
})

test('every number is a probability and it falls as the difference grows', () => {
  for (const degrees of [1, 3, 49, 999]) {
    let before = 1
    for (let at = 0; at <= 3 * degrees + 60; at += degrees / 7) {
      const tail = chiSquareTail(at, degrees)
      expect(tail).toBeGreaterThanOrEqual(0)
      expect(tail).toBeLessThanOrEqual(before)
      before = tail
    }
  }
})
