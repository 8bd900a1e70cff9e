/** Scrolling a list that is higher than a browser lets an element be. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  elementHeight,
  MOST_PIXELS,
  restAt,
  scrolledTo,
} from '#renderer/features/browse-chain/scaled-scroll.ts'

const VIEW = 700
const extents = fc
  .integer({ min: VIEW + 1, max: 40_000_000 })
  .map((height) => ({ height, view: VIEW }))

test('no element is higher than any browser takes, zoomed to 400 % or not', () => {
  // Chromium gives up at 33,554,432 device pixels, Firefox at half of it.
  expect(elementHeight(1_000_000_000) * 4).toBeLessThan(17_000_000)
  expect(elementHeight(1000)).toBe(1000)
})

test('a list that fits is scrolled as it is', () => {
  const extent = { height: MOST_PIXELS, view: VIEW }
  fc.assert(
    fc.property(fc.nat(MOST_PIXELS - VIEW), (to) => {
      expect(scrolledTo(restAt(0, extent), to, extent)).toEqual({ place: to, scrollTop: to })
      expect(restAt(to, extent)).toEqual({ place: to, scrollTop: to })
    }),
  )
})

test('both ends of the scroll bar are the ends of the list', () => {
  fc.assert(
    fc.property(extents, fc.double({ min: 0, max: 1, noNaN: true }), (extent, share) => {
      const { height, view } = extent
      const somewhere = restAt(share * (height - view), extent)
      expect(scrolledTo(somewhere, 0, extent).place).toBe(0)
      const end = elementHeight(height) - view
      expect(scrolledTo(somewhere, end, extent).place).toBe(height - view)
    }),
  )
})

test('dragging the bar leads to its share of the list, and stays within it', () => {
  fc.assert(
    fc.property(extents, fc.double({ min: 0, max: 1, noNaN: true }), (extent, share) => {
      const { height, view } = extent
      const scrolls = elementHeight(height) - view
      const { place } = scrolledTo(restAt(0, extent), share * scrolls, extent)
      expect(place).toBeGreaterThanOrEqual(0)
      expect(place).toBeLessThanOrEqual(height - view)
      if (share * scrolls > 4 * view) {
        expect(Math.abs(place / (height - view) - share)).toBeLessThan(0.001)
      }
    }),
  )
})

test('in a list that is scaled a turn of the wheel moves by its own pixels', () => {
  const extent = { height: 32_000_000, view: VIEW }
  fc.assert(
    fc.property(
      fc.integer({ min: 1_000_000, max: 30_000_000 }),
      fc.integer({ min: -600, max: 600 }),
      (from, by) => {
        const start = restAt(from, extent)
        const { place } = scrolledTo(start, start.scrollTop + by, extent)
        expect(place).toBe(from + by)
      },
    ),
  )
})
