import { expect, test } from 'vitest'
import {
  CARD_HEIGHT,
  CARD_WIDTH,
  GAP,
  LEAST_WIDTH,
  placeHospitals,
} from '#renderer/features/government-network/places.ts'

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** The boxes of the hospitals' cards and, last, of the ministry's, on a map of this width. */
function boxesOf(count: number, width: number): Box[] {
  const { kind, columns, hospitals, centre } = placeHospitals(count)
  const card = kind === 'ellipse' ? CARD_WIDTH : width / columns - GAP
  const hub = kind === 'ellipse' ? 264 : card
  return [...hospitals, centre].map(({ x, y }, index) => {
    const wide = index === count ? hub : card
    return {
      left: x * width - wide / 2,
      right: x * width + wide / 2,
      top: y - CARD_HEIGHT / 2,
      bottom: y + CARD_HEIGHT / 2,
    }
  })
}

function overlap(one: Box, other: Box): boolean {
  return (
    one.left < other.right &&
    other.left < one.right &&
    one.top < other.bottom &&
    other.top < one.bottom
  )
}

test.each([1, 2, 3, 5, 6, 7, 8, 9, 12, 13, 50, 200])(
  'no card of %i hospitals covers another, and all lie on the map',
  (count) => {
    for (const width of [LEAST_WIDTH, 1144, 1800]) {
      const boxes = boxesOf(count, width)
      for (const [i, box] of boxes.entries()) {
        expect(boxes.slice(i + 1).filter((other) => overlap(box, other))).toEqual([])
        expect(box.left).toBeGreaterThanOrEqual(0)
        expect(box.right).toBeLessThanOrEqual(width)
        expect(box.top).toBeGreaterThanOrEqual(0)
        expect(box.bottom).toBeLessThanOrEqual(placeHospitals(count).height)
      }
    }
  },
)

test.each([1, 2, 3, 5, 6, 7, 8, 9, 12, 13, 50, 200])(
  'no line to one of %i hospitals passes behind the card of another',
  (count) => {
    const { spokes } = placeHospitals(count)
    for (const width of [LEAST_WIDTH, 1144, 1800]) {
      const cards = boxesOf(count, width).slice(0, count)
      for (const [index, spoke] of spokes.entries()) {
        const others = cards.filter((_, other) => other !== index)
        const behind = pointsAlong(spoke, width).filter((point) =>
          others.some((box) => overlap(box, point)),
        )
        expect(behind, `line ${index} at ${width}`).toEqual([])
      }
    }
  },
)

test('each line to an outer column goes through a gap of its own', () => {
  const gaps = placeHospitals(50)
    .spokes.filter((spoke) => spoke.length === 5)
    .map((spoke) => `${spoke[1]!.x} ${spoke[1]!.y}`)
  expect(gaps).toHaveLength(25)
  expect(new Set(gaps).size).toBe(25)
})

/** Points along a line, near enough to each other that none of its way is missed. */
function pointsAlong(spoke: readonly { x: number; y: number }[], width: number): Box[] {
  return spoke.slice(1).flatMap((end, index) => {
    const start = spoke[index]!
    return Array.from({ length: 60 }, (_, step) => {
      const x = (start.x + ((end.x - start.x) * step) / 59) * width
      const y = start.y + ((end.y - start.y) * step) / 59
      return { left: x, right: x, top: y, bottom: y }
    })
  })
}
