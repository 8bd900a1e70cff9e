/** Where the lines of the list of blocks stand, against a list that is written out whole. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  ListLayout,
  type ListLine,
  type ListShape,
} from '#renderer/features/browse-chain/list-layout.ts'

/** Lists with days of 1 to 9 blocks. */
const shapes: fc.Arbitrary<ListShape> = fc
  .tuple(fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 12 }), fc.boolean())
  .map(([sizes, open]) => {
    let first = 1
    const days = sizes.map((size, day) => {
      const start = { time: day, first }
      first += size
      return start
    })
    return { first: 1, last: first - 1, days, open }
  })

/** Every line, from the top. */
function written({ last, days, open }: ListShape): ListLine[] {
  const lines: ListLine[] = open
    ? [
        { kind: 'open-head', top: 0 },
        { kind: 'open', top: 28 },
      ]
    : []
  let top = open ? 60 : 0
  let newest = last
  for (const day of days.toReversed()) {
    lines.push({ kind: 'day', top, time: day.time })
    top += 28
    for (; newest >= day.first; newest--) {
      lines.push({ kind: 'block', top, number: newest })
      top += 32
    }
  }
  return lines
}

function heightOf({ kind }: ListLine): number {
  return kind === 'day' || kind === 'open-head' ? 28 : 32
}

test('the lines between two heights are those that writing all of them shows there', () => {
  fc.assert(
    fc.property(shapes, fc.nat(1500), fc.nat(400), (shape, from, view) => {
      const layout = new ListLayout(shape)
      const expected = written(shape).filter(
        (line) => line.top < from + view && line.top + heightOf(line) > from,
      )
      const found = layout.between(from, from + view)
      for (const line of expected) expect(found).toContainEqual(line)
      // At the top both lines of the open block are drawn, in sight or not.
      expect(found.length).toBeLessThanOrEqual(expected.length + 2)
    }),
  )
})

test('height, tops and the block at a height agree with the list written out', () => {
  fc.assert(
    fc.property(shapes, (shape) => {
      const layout = new ListLayout(shape)
      const lines = written(shape)
      const end = lines.at(-1)
      expect(layout.height).toBe(end ? end.top + heightOf(end) : 0)
      for (const line of lines) {
        if (line.kind !== 'block') continue
        expect(layout.topOf(line.number)).toBe(line.top)
        expect(layout.numberAt(line.top)).toBe(line.number)
        expect(layout.numberAt(line.top + 31)).toBe(line.number)
      }
    }),
  )
})
